from segstudio.ui.message_page import MAX_WORD, breakable


def test_long_names_can_be_broken():
    path = "/data/" + "a" * 100 + ".png"
    broken = breakable(f"“{path}” is gone.")
    assert broken.replace("\u200b", "") == f"“{path}” is gone."
    words = broken.replace("\u200b", " ").split()
    assert max(len(word) for word in words) <= MAX_WORD


def test_short_words_stay_whole():
    assert breakable("It is gone.") == "It is gone."

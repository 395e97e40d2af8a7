"""`segstudio doctor`."""


def test_the_doctor_looks_at_everything(run):
    outcome = run("doctor", "--json")
    assert outcome.code == 0
    findings = {each["subject"]: each for each in outcome.json["findings"]}
    assert outcome.json["ok"]
    assert {"segstudio", "torch", "engine", "display", "disk here", "sample"} <= set(findings)
    assert findings["engine"]["health"] == "good" or findings["engine"]["advice"]
    assert all(each["advice"] for each in findings.values() if each["health"] != "good")

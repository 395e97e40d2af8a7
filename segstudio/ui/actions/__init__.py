"""Every action once: id, words, keys, icon, function. Only `ui` imports it."""

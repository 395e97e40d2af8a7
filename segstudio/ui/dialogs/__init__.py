"""Dialogs: small questions and answers, none of which blocks; only `ui` imports them."""

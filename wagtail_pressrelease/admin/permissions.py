"""Who may change what: the names of the permissions that every panel of the editor's form is given."""

APP = "wagtail_pressrelease"
FACTS = f"{APP}.edit_facts"
WORDS = {"en": f"{APP}.edit_en", "ja": f"{APP}.edit_ja"}

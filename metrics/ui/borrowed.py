"""Words that Streamlit writes by itself, in English only, and what we say in their place.

They go to the page once, as data; static/hamkor.js puts them where Streamlit's own stand (texts, titles and the names
that screen readers say), and nowhere else. A word that a newer Streamlit words otherwise simply stays English.
"""

import json
from collections.abc import Mapping

import streamlit as st

from metrics.errors import Problem
from metrics.languages import N_, _
from metrics.spreadsheets.problems import FILE_TOO_LARGE

WORDS: Mapping[str, str] = {
    "System": N_("As the device is set"),
    "Light": N_("Light"),
    "Dark": N_("Dark"),
    "About": N_("About Hamkor"),
    "Main menu": N_("Look and about"),
    "App pages": N_("Contents"),
    "Dismiss": N_("Close"),
    "start": N_("Start"),
    "end": N_("End"),
    "Close": N_("Close"),
    "Open": N_("Open the list"),
    "No results": N_("Nothing found"),
    "Clear value": N_("Clear"),
    "Clear all": N_("Clear all"),
    "Clear entry": N_("Clear"),
    "Selected values": N_("What is chosen"),
    "Select all": N_("Choose all"),
    "Add files": N_("Choose a file"),
    "Press Enter to apply": N_("Press Enter"),
    "Add row": N_("Add a row"),
    "Delete row(s)": N_("Delete the chosen rows"),
    "Search": N_("Search"),
    "Type to search": N_("Type what you look for"),
    "Show/hide columns": N_("Show or hide columns"),
    "Download as CSV": N_("Take away as CSV"),
    "Fullscreen": N_("Over the whole screen"),
    "Close fullscreen": N_("Back to the page"),
    "Sort ascending": N_("Smallest first"),
    "Sort descending": N_("Largest first"),
    "Statistics": N_("Statistics of the column"),
    "Format": N_("Format"),
    "Autosize": N_("Fit the width"),
    "Pin column": N_("Keep the column in sight"),
    "Unpin column": N_("Let the column move again"),
    "Hide column": N_("Hide the column"),
    "Copy column name": N_("Copy the heading"),
    "Stop": N_("Stop"),
    "Stopping...": N_("Stopping"),
    "Connecting": N_("Connecting"),
    "Error": N_("No connection"),
    "Connecting to Streamlit server": N_("Connecting to Hamkor"),
    "Unable to connect to Streamlit server": N_("Hamkor does not answer"),
    "Connection error": N_("Hamkor does not answer"),
    "Streamlit server is not responding. Are you connected to the internet?": N_(
        "The computer that runs Hamkor does not answer. Nothing that was kept is lost. "
        "Look whether you are in its network; if so, ask whoever runs it."
    ),
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": N_(
        "Hamkor was stopped on this computer. Nothing that was kept is lost. Start it again:"
    ),
}


#: How many pages the menu has no room for; static/hamkor.js looks words up with # in the place of a number.
MORE = "# more"

#: What stands at a file that the browser does not even send, after "Error: ".
LARGE = "File must be {limit}.0MB or smaller."


def words() -> str:
    """{Streamlit's words: ours, in the language of the moment} as JSON."""
    told = {theirs: _(ours) for theirs, ours in WORDS.items()}
    limit = st.get_option("server.maxUploadSize")
    large = Problem(FILE_TOO_LARGE, slots={"limit": limit}).message
    told[MORE] = _("More: {n}", n="#")
    return json.dumps(told | {"Error:": " ", LARGE.format(limit=limit): large}, ensure_ascii=False)

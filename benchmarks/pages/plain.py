"""The same overview as a good tutorial would write it: the workbooks read once and cached, then grouped and drawn with
plotly express, from the top at every rerun."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st

DATA = os.environ["PLAIN_DATA"]
UNIVERSITY, DEPARTMENT = "Samarkand State Medical University", "Department of Medical Biology and Genetics"


@st.cache_data
def sheet(name: str) -> pd.DataFrame:
    return pd.read_excel(f"{DATA}/{name}.xlsx", skiprows=3, engine="openpyxl")


def students() -> pd.DataFrame:
    university = sheet("students-university").rename(columns={"Academic year": "Year"})
    wide = sheet("students-department").rename(columns={"Boʻlinma": "Unit", "Davlat": "Country"})
    long = wide.melt(["Unit", "Country"], [name for name in wide if "/" in name], "Year", "Students")
    long["Students"] = pd.to_numeric(long["Students"], errors="coerce")
    return pd.concat([university, long.assign(Unit=DEPARTMENT)])


st.set_page_config(layout="wide")
st.title("International activity")
unit = st.selectbox("Unit", [UNIVERSITY, DEPARTMENT], key="unit")

taught, visits, stays = students(), sheet("visitors"), sheet("outgoing")
agreements, projects, programs = sheet("agreements"), sheet("projects"), sheet("programs")
taught, visits, stays, agreements, projects, programs = (
    table[table["Unit"] == unit] for table in (taught, visits, stays, agreements, projects, programs)
)
for table in (visits, stays, projects):
    table["Year"] = pd.to_datetime(table["Start"]).dt.year
agreements["Year"] = pd.to_datetime(agreements["Signed"]).dt.year

headline = st.columns(5)
headline[0].metric("Foreign students", int(taught[taught["Year"] == taught["Year"].max()]["Students"].sum()))
headline[1].metric("Countries", taught["Country"].nunique())
headline[2].metric("Visitors", len(visits))
headline[3].metric("Agreements", len(agreements))
headline[4].metric("Programs", programs["Program"].nunique())

left, right = st.columns(2)
by_year = taught.groupby("Year", as_index=False)["Students"].sum()
left.plotly_chart(px.bar(by_year, x="Year", y="Students", title="Foreign students"))
by_country = taught.groupby("Country", as_index=False)["Students"].sum()
right.plotly_chart(
    px.scatter_geo(by_country, locations="Country", locationmode="country names", size="Students", title="Where from")
)
left.plotly_chart(px.bar(by_country.nlargest(10, "Students"), x="Students", y="Country", title="Countries"))
by_purpose = visits.groupby(["Year", "Purpose"], as_index=False).size()
right.plotly_chart(px.bar(by_purpose, x="Year", y="size", color="Purpose", title="Visitors"))
abroad = stays.groupby(["Year", "Role"], as_index=False).size()
left.plotly_chart(px.line(abroad, x="Year", y="size", color="Role", title="Own people abroad"))
signed = agreements.groupby(["Year", "Kind of agreement"], as_index=False).size()
right.plotly_chart(px.bar(signed, x="Year", y="size", color="Kind of agreement", title="Agreements"))
funded = projects.groupby(["Year", "Funder"], as_index=False).size()
left.plotly_chart(px.area(funded, x="Year", y="size", color="Funder", title="Projects"))

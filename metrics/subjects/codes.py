"""The closed lists: what may stand in a column whose values are known beforehand, each code with its name."""

from metrics.languages import N_

LEVELS = {
    "preparatory": N_("Preparatory"),
    "bachelor": N_("Bachelor"),
    "master": N_("Master"),
    "specialist": N_("Specialist"),
    "residency": N_("Clinical residency"),
    "doctoral": N_("Doctoral"),
}
BASES = {"contract": N_("Contract"), "grant": N_("State grant"), "quota": N_("Quota"), "exchange": N_("Exchange")}
SEXES = {"female": N_("Women"), "male": N_("Men")}
ROLES = {
    "professor": N_("Professor"),
    "teacher": N_("Teacher"),
    "researcher": N_("Researcher"),
    "specialist": N_("Specialist of practice"),
    "student": N_("Student"),
    "administrator": N_("Administrator"),
}
PURPOSES = {
    "cooperation": N_("Establishing cooperation"),
    "study": N_("Study"),
    "training": N_("Improving skills"),
    "conference": N_("Conference"),
    "teaching": N_("Teaching"),
    "research": N_("Research"),
    "work": N_("Work"),
}
ACTIVITIES = {
    "lecture": N_("Lectures"),
    "practical class": N_("Practical classes"),
    "master class": N_("Master classes"),
    "seminar": N_("Seminars"),
}
MODES = {"in person": N_("In person"), "online": N_("Online"), "hybrid": N_("Hybrid")}
AWARDS = {
    "double diploma": N_("Double diploma"),
    "joint diploma": N_("Joint diploma"),
    "exchange semester": N_("Exchange semester"),
    "other": N_("Other award"),
}
PROJECT_ROLES = {"coordinator": N_("Coordinator"), "partner": N_("Partner")}
AGREEMENT_KINDS = {
    "memorandum": N_("Memorandum"),
    "cooperation": N_("Cooperation agreement"),
    "exchange": N_("Exchange agreement"),
    "joint program": N_("Joint program agreement"),
    "research": N_("Research agreement"),
}
TERMS = {"dated": N_("until a date"), "open-ended": N_("open-ended"), "auto-renewed": N_("renewed automatically")}
RANK_BANDS = {
    "top 100": N_("top 100"),
    "top 500": N_("top 500"),
    "top 1000": N_("top 1000"),
    "unranked": N_("unranked"),
}
TOTALS = {
    "students": N_("All students"),
    "academic staff": N_("Academic staff"),
    "staff FTE": N_("Academic staff, full-time equivalents"),
    "programs": N_("Programs taught"),
    "courses": N_("Courses taught"),
}

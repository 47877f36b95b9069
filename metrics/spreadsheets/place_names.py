"""Names of countries that dictionaries lack, share or have outlived: what `places` knows beside CLDR.

Names are folded where they are looked up. A newcomer who misses a name adds it here.
"""

from collections.abc import Mapping

from metrics.languages.words import fold

#: Short names that mean several places; the first is the likelier one. A state or region that is no country is "".
AMBIGUOUS: Mapping[str, tuple[str, ...]] = {
    "korea": ("KOR", "PRK"),
    "剛果": ("COD", "COG"),
    "корея": ("KOR", "PRK"),
    "koreya": ("KOR", "PRK"),
    "coree": ("KOR", "PRK"),
    "corea": ("KOR", "PRK"),
    "kore": ("KOR", "PRK"),
    "congo": ("COD", "COG"),
    "конго": ("COD", "COG"),
    "kongo": ("COD", "COG"),
    "georgia": ("GEO", ""),
    "guyana guiana": ("GUY", "GUF"),
    "virgin islands": ("VIR", "VGB"),
    "saint martin": ("MAF", "SXM"),
    "america": ("USA", ""),
    "америка": ("USA", ""),
    "amerika": ("USA", ""),
}
#: Long and everyday names that neither CLDR nor countrynames has, or has under another country.
_ALSO: Mapping[str, str] = {
    "usa": "USA", "us": "USA", "u s a": "USA", "сша": "USA", "aqsh": "USA", "ақш": "USA", "uk": "GBR", "u k": "GBR",
    "great britain": "GBR", "england": "GBR", "англия": "GBR", "angliya": "GBR", "scotland": "GBR", "wales": "GBR",
    "velka britanie": "GBR", "великобритания": "GBR", "buyuk britaniya": "GBR", "буюк британия": "GBR",
    "northern ireland": "GBR", "uae": "ARE", "оаэ": "ARE", "baa": "ARE", "баа": "ARE", "рф": "RUS", "rf": "RUS",
    "россия федерацияси": "RUS", "rossiya federatsiyasi": "RUS", "российская федерация": "RUS", "кнр": "CHN",
    "xxr": "CHN", "ххр": "CHN", "xitoy xalq respublikasi": "CHN", "china mainland": "CHN", "mainland china": "CHN",
    "china people s republic of": "CHN", "south korea": "KOR", "южная корея": "KOR", "janubiy koreya": "KOR",
    "жанубий корея": "KOR", "republic of korea": "KOR", "korea republic of": "KOR", "korea south": "KOR",
    "республика корея": "KOR", "koreya respublikasi": "KOR", "korea rep": "KOR", "north korea": "PRK",
    "korea democratic people s republic of": "PRK", "korea dem people s rep": "PRK", "korea north": "PRK",
    "кндр": "PRK", "dr congo": "COD", "drc": "COD", "congo dr": "COD", "congo democratic republic": "COD",
    "congo kinshasa": "COD", "congo brazzaville": "COG", "congo rep": "COG", "congo republic": "COG",
    "congo dem rep": "COD", "macedonia": "MKD", "the former yugoslav republic of macedonia": "MKD",
    "swaziland": "SWZ", "史瓦濟蘭": "SWZ", "czech republic": "CZE", "чехия": "CZE", "burma": "MMR", "cape verde": "CPV",
    "ivory coast": "CIV", "turkey": "TUR", "турция": "TUR", "holland": "NLD", "голландия": "NLD", "palestine": "PSE",
    "kosovo": "XKK", "east timor": "TLS", "киргизия": "KGZ", "кыргызстан": "KGZ", "белоруссия": "BLR",
    "туркмения": "TKM", "молдавия": "MDA", "таджикистан": "TJK", "qirgizistan": "KGZ", "kirgiziston": "KGZ",
    "vatican": "VAT", "holy see": "VAT", "russia": "RUS", "iran": "IRN", "syria": "SYR", "laos": "LAO",
    "lao p d r": "LAO", "brunei": "BRN", "micronesia": "FSM", "taiwan": "TWN", "hong kong": "HKG", "macau": "MAC",
    "macao": "MAC", "hong kong sar": "HKG", "tanzania": "TZA", "vietnam": "VNM", "viet nam": "VNM", "bolivia": "BOL",
    "venezuela": "VEN", "moldova": "MDA", "republic of moldova": "MDA", "uzbekistan": "UZB", "r o c": "TWN",
    "republic of china": "TWN", "chinese taipei": "TWN", "香港": "HKG", "澳門": "MAC", "澳门": "MAC", "多明尼加": "DOM",
    "史瓦帝尼": "SWZ", "馬其頓": "MKD", "聖文森": "VCT", "聖克里斯多福": "KNA", "獅子山": "SLE", "科索沃": "XKK",
    "塞爾維亞": "SRB", "馬紹爾": "MHL", "馬紹爾群島": "MHL", "palestinian authority": "PSE", "palestinian": "PSE",
    "кыргызская": "KGZ", "киргизская": "KGZ", "чешская": "CZE", "venezuela rb": "VEN",
    "united states of america": "USA", "slovak republic": "SVK", "tanzania united republic of": "TZA",
    "united republic of tanzania": "TZA", "韓國": "KOR", "北韓": "PRK", "korea d p r": "PRK",
    "united kingdom and overseas territories": "GBR", "acores": "PRT", "canary": "ESP",
    "burkina": "BFA", "guinee bissao": "GNB", "centrafricaine": "CAF", "central african": "CAF", "samoa": "WSM",
    "united kingdom": "GBR", "st lucia": "LCA", "turks caicos": "TCA", "reunion": "REU", "ile maurice": "MUS",
    # Adjectives, which remain of full names: "Kyrgyz Republic", "Латвийская Республика".
    "syrian": "SYR", "russian": "RUS", "dominican": "DOM", "kyrgyz": "KGZ", "slovak": "SVK", "french": "FRA",
    "italian": "ITA", "hellenic": "GRC", "swiss confederation": "CHE", "lebanese": "LBN", "gabonese": "GAB",
    "portuguese": "PRT", "togolese": "TGO", "tunisian": "TUN", "argentine": "ARG", "algerian": "DZA",
    "латвийская": "LVA", "литовская": "LTU", "эстонская": "EST", "азербайджанская": "AZE", "сирийская": "SYR",
    "турецкая": "TUR", "французская": "FRA", "итальянская": "ITA", "австрийская": "AUT", "португальская": "PRT",
    "словацкая": "SVK", "аргентинская": "ARG", "йеменская": "YEM", "тунисская": "TUN", "алжирская": "DZA",
    "ливанская": "LBN", "греческая": "GRC", "эллинская": "GRC", "лаосская": "LAO", "китайская": "CHN",
    "корейская демократическая": "PRK", "корейская": "PRK", "польская": "POL", "иорданское": "JOR",
    "швейцарская конфедерация": "CHE", "мексиканские соединенные штаты": "MEX", "российская": "RUS",
    "соединенные штаты америки": "USA", "соединенные штаты": "USA", "соединенное": "GBR",
    "соединенное королевство": "GBR", "фрг": "DEU", "юар": "ZAF", "цар": "CAF", "центральноафриканская": "CAF",
    "берег слоновой кости": "CIV", "др конго": "COD", "бирма": "MMR",
    "палестина": "PSE", "falastin": "PSE", "фаластин": "PSE", "gfr": "DEU", "west germany": "DEU",
    "pr china": "CHN", "china pr": "CHN", "p r china": "CHN", "china prc": "CHN", "prc": "CHN",
    "хитой халқ республикаси": "CHN", "корея республикаси": "KOR", "dprk": "PRK", "hong kong china": "HKG",
    "macao china": "MAC", "macau china": "MAC", "papua n guinea": "PNG", "taiwan province of china": "TWN",
    "palestinian territory occupied": "PSE", "venezuela bolivarian": "VEN", "fyrom": "MKD",
    "zaire": "COD", "заир": "COD", "persia": "IRN", "ceylon": "LKA", "цейлон": "LKA", "upper volta": "BFA",
    "siam": "THA", "rhodesia": "ZWE", "dahomey": "BEN", "kampuchea": "KHM", "pakistan islom": "PAK",
}  # fmt: skip
ALSO: Mapping[str, str] = {fold(said): code for said, code in _ALSO.items()}
#: States that are no more, under their ISO 3166-3 codes.
HISTORIC: Mapping[str, str] = {
    "ussr": "SUN", "u s s r": "SUN", "soviet union": "SUN", "former ussr": "SUN", "u s s r former": "SUN",
    "ссср": "SUN", "sssr": "SUN", "former u s s r": "SUN", "union of soviet socialist republics": "SUN",
    "yugoslavia": "YUG", "югославия": "YUG", "former yugoslavia": "YUG", "yugoslavia former": "YUG",
    "yugoslaviya": "YUG", "serbia and montenegro": "SCG", "serbia montenegro": "SCG", "czechoslovakia": "CSK",
    "чехословакия": "CSK", "czechoslovakia former": "CSK", "former czechoslovakia": "CSK", "east germany": "DDR",
    "gdr": "DDR", "гдр": "DDR", "german democratic republic": "DDR", "netherlands antilles": "ANT",
}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


#: Words of full names, in the order of any language, without which the everyday name remains.
FORMAL = _words(
    "the of and republic rep democratic dem federal federated federate fed states sts kingdom commonwealth independent "
    "state islamic people peoples s unified united pdr sar republique islands island overseas territories federation "
    "union arab plurinational bolivarian socialist sovereign grand duchy principality hashemite "
    "республика демократическая исламская федеративная федеральная народная народно королевство респ государство "
    "социалистическая арабская хашимитское великое герцогство княжество федерация союз "
    "respublikasi respublika islom federatsiyasi federativ federal qirolligi podshohligi xalq demokratik arab "
    "hoshimiylar davlati "
    "республикаси ислом федератив федерал федерацияси қироллиги подшоҳлиги халқ демократик араб хошимийлар "
    "ҳошимийлар давлати republik föderation arabische demokratische islamische königreich bundesrepublik volksrepublik "
    "cumhuriyeti federasyonu krallığı república federación reino unidos republika federace federacja"
)
#: Words that tell which of two countries of one name is meant, looked at in this order.
SIDES: Mapping[str, frozenset[str]] = {
    "COD": frozenset(("dem", "democratic", "democratique", "kinshasa", "rdc", "демократическая", "др")),
    "COG": frozenset(("rep", "republic", "brazzaville", "republique", "республика", "people", "peoples")),
    "VIR": frozenset(("u", "us", "usa")),
    "PRK": frozenset(("dem", "democratic", "people", "peoples", "north", "кндр", "северная", "shimoliy")),
    "KOR": frozenset(("rep", "republic", "south", "республика", "южная", "janubiy", "жанубии", "respublikasi",
                      "республикаси")),
}
CONTINENTS = frozenset(("africa", "asia", "europe", "america", "oceania", "caribbean", "pacific", "mexico"))
DIRECTIONS = _words(
    "north south east west central latin middle sub saharan southeast southern northern eastern western and islands "
    "mena world total"
)

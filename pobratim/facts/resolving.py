"""Countries and places of mentions: the words beside a name decide, then the heading, then the gazetteer."""

import re

from pobratim.facts.mentions import LINK, Mention
from pobratim.facts.neighbours import place_by_ear
from pobratim.facts.words import Words, lowered
from pobratim.places import CountryMention, Gazetteer
from pobratim.places.folding import plain
from pobratim.places.linking import also_in

GENITIVE = ("ого района", "ого округа", "аго раёна", "ага раёна")
GAP = re.compile(r"[\s»\"”]*[,(–—-]?\s*(?:в\s+)?$")
DISTRICT_AFTER = re.compile(r"\s*[,(]\s*")
DISTRICT_CITY = re.compile(r"[\s»]*,?\s*$")
SLASH = re.compile(r"\s*/\s*")
BEFORE_COUNTRY = re.compile(r"\s(?:из|in|з)\s+|[\s»\"”]*[,(/–—-]?\s*")
DASH = re.compile(r"[–—-]")
CLOSING = re.compile(r"\s*\)")
UNCHANGED = ("о", "е", "и", "у", "ю", "э")  # a name that ends so looks alike in all cases: «район Гродно»
BESIDE_COUNTRY = re.compile(r"\s*\([^()]{2,30},\s*")
BRACKET = re.compile(r"\s*\(([^()]{2,80})\)")
SHORT_BRACKET = re.compile(r"\s*\(([^()]{2,60})\)")
FAR_LARGER = 5  # how many times as large a town is whose part another may be
SHORT_GAP = 40  # longer words between two places say more than where one lies
OPENS = re.compile(r"\s*(?:[,(]|[–—-]\s)")
PART = re.compile(r"\s*(?:[,(]|[–—-]\s)\s*(?:[а-яё-]+(?:ой|ый)\s)?")
STOP = re.compile(r"[.;!?](?:\s|$)")
ALIAS = re.compile(r"([A-ZА-ЯЁӨҮҚҒҢҰІЎ][^\W\d_][\w’'ʼ-]*(?:[ -][\w’'ʼ-]+){0,3})$")


class Resolver:
    """Gives mentions of one text their qualifiers, aliases, countries and places."""

    def __init__(self, text: str, countries: list[CountryMention], gazetteer: Gazetteer, words: Words) -> None:
        self.text = text
        self.words = words
        self.countries = countries
        self.gazetteer = gazetteer

    def resolve(self, mentions: list[Mention], scope_country: str | None) -> list[Mention]:
        """The mentions that stand for places of their own, linked; qualifiers are folded into what they qualify."""
        mentions = sorted(mentions, key=lambda m: m.start)
        for mention in mentions:
            self._lower(mention, scope_country)
        kept = self._chain(mentions)
        self._spread_back(kept)
        self._spread_ahead(kept)
        for mention in kept:
            if not mention.country and not mention.is_region and scope_country and self._fits(mention, scope_country):
                mention.country = scope_country
            self._link(mention)
        return kept

    def _lower(self, m: Mention, scope_country: str | None) -> None:
        """Give what bears the type word of a region at home the level that the word has abroad: «Талсинский край»."""
        abroad = self.words.abroad.get(m.typed) if m.is_region else None
        levels = {p.level for p, _ in self.gazetteer.candidates(m.name)} if abroad else set()
        if abroad and (abroad in levels or (not levels and scope_country not in (None, self.words.home_country))):
            m.level = abroad

    # ── qualifiers ──────────────────────────────────────────────────────────────────────────────────────────────
    def _chain(self, mentions: list[Mention]) -> list[Mention]:
        kept: list[Mention] = []
        for m in mentions:
            m.tail = max(m.tail, m.end)
            last = kept[-1] if kept else None
            if last and self._absorbs(last, m):
                continue
            kept.append(m)
            self._country_after(m)
            self._bracket_alias(m)
        return kept

    def _absorbs(self, last: Mention, m: Mention) -> bool:
        """Whether `m` only says where `last` lies, or is another name of it."""
        gap = self.text[last.tail : m.start]
        if m.start < last.tail:
            if m.is_region and not last.region:
                last.region = m.name
            elif not m.is_region and not m.typed and m.name != last.name:
                last.aliases.append(m.name)
            return True
        beside = last.country_own and BESIDE_COUNTRY.fullmatch(self.text, last.end, m.start)
        if beside and self.text.startswith(")", m.end) and not last.region:
            last.region, last.tail = m.name, m.end  # «Фухай (КНР, Синьцзян)»
            return True
        return (
            self._lies_in_city(last, m, gap)
            or self._is_part_of(last, m, gap)
            or self._is_city_of(last, m, gap)
            or self._lies_in_district(last, m, gap)
            or self._lies_in_region(last, m, gap)
            or self._lies_in_namesake(last, m, gap)
            or self._lies_in_bracket(last, m, gap)
            or self._said_to_lie(last, m, gap)
            or self._is_same(last, m, gap)
        )

    def _lies_in_city(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Октябрьский район Минска»: the city district is the party."""
        within = self.words.single.get("part_of")
        told = bool(within) and within.fullmatch(lowered(gap)) is not None
        part = last.level in ("district", "city district") and m.level == "city"
        ruled = any(c.form == "adjective" and c.start == last.end + 1 and c.end + 1 == m.start for c in self.countries)
        beside = part and (told or ruled or DISTRICT_CITY.fullmatch(gap))  # «района Наньша китайского Гуанчжоу»
        declined = told or m.typed == "город" or m.name != self.text[m.start : m.end]
        declined = declined or (gap == " " and m.name.endswith(UNCHANGED))
        if not (beside and declined and ("," not in gap or m.typed)):
            return False
        last.level, last.within, last.tail = "city district", m.name, m.end
        self._link(m)
        last.country = m.country or last.country
        self._country_after(last)
        return True

    def _is_city_of(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Минск, Октябрьский район», «Шэньчжэнь (район Наньшань)»: the district named after its city is the party."""
        part = m.typed and m.level in ("district", "city district") and last.level == "city"
        if not (part and DISTRICT_AFTER.fullmatch(gap) and self._is_part(last, m)):
            return False
        last.name, last.level, last.within, last.typed = m.name, "city district", last.name, m.typed
        last.country, last.place, last.region, last.tail = m.country or last.country, None, None, m.end
        self._country_after(last)
        return True

    def _lies_in_district(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Боровлянский сельсовет Минского района»."""
        declined = m.name != self.text[m.start : m.end]
        town = last.level == "city" and m.name.endswith(f" {m.typed}") and self.text[: m.end].endswith(GENITIVE)
        inside = (town or last.level == "other") and m.level == "district" and m.typed
        if not (inside and gap == " " and declined):
            return False
        last.within, last.tail = m.name, m.end
        self._country_after(last)
        return True

    def _lies_in_region(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Ломов Неведомской области», «Лоян (провинция Хэнань)»."""
        if not m.is_region or last.is_region or not GAP.fullmatch(gap) or "–" in gap:
            return False
        if last.country_own and "(" not in gap and not m.typed.startswith("штат"):
            return False
        own = self._country_at(m.end)
        if own and last.country_own and own.code != last.country:
            return False
        last.region, last.tail = m.name, m.end
        self._link(m)
        self._country_after(last)
        last.country = last.country or m.country
        return True

    def _lies_in_namesake(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Duluth, Minnesota»: a region that bears the name of some town, after a town that lies in it."""
        if gap != ", " or m.typed or m.level != "city" or last.level != "city" or last.region:
            return False
        lies = self.gazetteer.link(last.name, country=last.country, level="city").best
        region = self.gazetteer.link(m.name, country=lies.country if lies else None, level="region").best
        if region is None or region.level != "region" or region.region is None:
            return False
        town = self.gazetteer.link(last.name, region=region.region, level="city").best
        if (town is None or town.region != region.region) and last.known:
            return False
        last.region, last.country, last.tail = m.name, region.country, m.end
        return True

    def _lies_in_bracket(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Sestrorezk (St. Petersburg)»: a much larger town of the same country alone in a bracket."""
        alone = gap == " (" and self.text[m.end : m.end + 1] == ")" and not (last.typed or m.typed)
        if not alone or last.level != "city" or m.level != "city" or not last.known:
            return False
        town, whole = (self.gazetteer.link(x.name, level="city").best for x in (last, m))
        if not (town and whole and town.country == whole.country and town.population * FAR_LARGER < whole.population):
            return False
        last.tail = m.end + 1
        return True

    def _said_to_lie(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Altona, a district of Hamburg»: in words that say so."""
        told = self.words.single.get("lies_in")
        if told is None or m.is_region or len(gap) > SHORT_GAP or not OPENS.match(gap) or not told.search(lowered(gap)):
            return False
        self._link(m)
        last.within, last.country, last.place, last.tail = m.name, m.country or last.country, None, m.end
        self._country_after(last)
        return True

    def _is_part_of(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Неведомск (район Обана)», «Неведомск, район Обана»: a city in the genitive, not a district of that name."""
        if not (m.typed and m.level in ("district", "city district") and last.level == "city" and PART.fullmatch(gap)):
            return False
        word = self.text[m.start : m.end].rpartition(" ")[2]
        whole = [p for p, cases in self.gazetteer.candidates(word) if "gent" in cases and p.level == "city"]
        if not whole or self.text[m.start : m.end].endswith(m.typed):
            return False
        last.within, last.tail = whole[0].name, m.end
        last.country = last.country or whole[0].country
        self._country_after(last)
        return True

    def _is_same(self, last: Mention, m: Mention, gap: str) -> bool:
        """«Неведомск, бывший Ломов»."""
        other = self.words.single.get("other_name")
        told = SLASH.fullmatch(gap) or (other and other.fullmatch(lowered(gap).lstrip(" ,")))
        if not told or m.level != last.level or self._are_two(last, m):
            return False
        latin = re.match(r"[A-Za-zÀ-ž]", last.name) and re.match(r"[А-ЯЁ]", m.name)
        if latin:
            last.aliases.append(last.name)
            last.name, last.known = m.name, m.known
        else:
            last.aliases.append(m.name)
        last.tail = m.end
        self._country_after(last)
        return True

    def _are_two(self, a: Mention, b: Mention) -> bool:
        """Whether two names are known as places of two countries, and so are no names of one place."""
        if plain(a.name) == plain(b.name):
            return False  # «Nis (Niš), Serbia»
        own = self._country_at(b.end) if b.end else None
        if own and (a.country or self.gazetteer.link(a.name, level=a.level).best) and not a.country_own:
            best = self.gazetteer.link(a.name, level=a.level).best
            return (a.country or (best.country if best else "")) != own.code
        one, other = (self.gazetteer.link(m.name, country=m.country, level=m.level).best for m in (a, b))
        return bool(one and other and one.country != other.country)

    def _is_part(self, town: Mention, m: Mention) -> bool:
        """Whether a district after a town is a part of it: not one of the country that is named so."""
        if m.name.startswith(town.name[:4]):
            return False
        own = self._country_at(m.end)
        self._link(town)
        country = own.code if own else town.country
        return self.gazetteer.link(m.name, country=country, level="district").best is None

    def _country_at(self, at: int) -> CountryMention | None:
        m = BEFORE_COUNTRY.match(self.text, at)
        begin = m.end() if m else at
        return next((c for c in self.countries if c.start == begin and c.form in ("name", "abbreviation")), None)

    def _country_after(self, m: Mention) -> None:
        found = self._country_at(m.tail)
        if found and not m.country_own:
            between = self.text[m.tail : found.start]
            if DASH.search(between) and "(" not in between and not m.known:
                return
            m.country, m.country_own = found.code, True
            m.tail = found.end
        elif not found:
            self._country_in_bracket(m)
        closing = CLOSING.match(self.text, m.tail)
        if closing and "(" in self.text[m.end : m.tail]:
            m.tail = closing.end()
            if not m.country_own:
                self._country_after(m)  # «Неведомск (штат Невидимия), США»

    def _country_in_bracket(self, m: Mention) -> None:
        bracket = BRACKET.match(self.text, m.tail)
        if not bracket or m.country_own:
            return
        inside = [
            c
            for c in self.countries
            if bracket.start(1) <= c.start < bracket.end(1) and c.form in ("name", "abbreviation")
        ]
        if not inside or self._of_another(m, bracket.start(1), inside[0]):
            return
        if not re.search(r"\d", self.text[bracket.start(1) : inside[0].start]):
            m.country, m.country_own = inside[0].code, True
            if inside[0].end >= bracket.end(1) - 1:
                m.tail = bracket.end()

    def _of_another(self, m: Mention, start: int, country: CountryMention) -> bool:
        """Whether a country that ends a bracket is that of the name before it: «Берёзовск (Неведомск, Болгария)»."""
        return country.start > start + 2 and m.known and not self._fits(m, country.code)

    def _bracket_alias(self, m: Mention) -> None:
        bracket = SHORT_BRACKET.match(self.text, m.tail)
        if not bracket:
            return
        last = next((c for c in self.countries if bracket.start(1) < c.start < c.end == bracket.end(1)), None)
        if last and self._of_another(m, bracket.start(1), last):
            return
        for piece in re.split(r"[,;]", bracket[1]):
            alias = ALIAS.match(self._without_word(piece.strip()))
            if alias and self._are_two(m, Mention(0, 0, alias[1], m.level)):
                continue
            if alias and not any(
                c.start < bracket.end()
                and bracket.start() < c.end
                and piece.strip().startswith(self.text[c.start : c.end])
                for c in self.countries
            ):
                m.aliases.append(alias[1])
                m.tail = bracket.end()
                self._country_after(m)

    def _without_word(self, piece: str) -> str:
        """The words of a bracket after «ныне», «бывш.», «до 1961 года –»."""
        word = self.words.single.get("alias_word")
        m = word.match(lowered(piece)) if word else None
        return piece[m.end() :] if m else piece

    # ── countries of neighbours ─────────────────────────────────────────────────────────────────────────────────
    def _spread_back(self, kept: list[Mention]) -> None:
        for i in range(len(kept) - 2, -1, -1):
            m, after = kept[i], kept[i + 1]
            linked = LINK.fullmatch(self.text[m.tail : after.start])
            if linked and not m.country and after.country and not m.is_region and self._fits(m, after.country):
                m.country = after.country

    def _spread_ahead(self, kept: list[Mention]) -> None:
        for i, m in enumerate(kept):
            if m.country or (m.is_region and not m.typed):
                continue
            before = [
                c for c in self.countries if c.end <= m.start and not any(k.start <= c.start < k.tail for k in kept)
            ]
            adjacent = bool(before) and before[-1].form == "adjective" and m.start - before[-1].end < 3
            reached = not m.is_region and bool(before) and self._reaches(before[-1], m, kept[:i])
            if before and (adjacent or (reached and self._fits(m, before[-1].code))):
                m.country = before[-1].code
                m.country_own = adjacent

    def _reaches(self, country: CountryMention, m: Mention, earlier: list[Mention]) -> bool:
        """Whether a country named before still speaks of the mention."""
        gap = self.text[country.end : m.start]
        if STOP.search(gap) or len(gap) > 200:
            return False
        between = [e for e in earlier if e.start >= country.end]
        if country.form == "adjective" and between:
            first = self.text[country.end : between[0].start]
            return bool(re.search(r"(?:город|партн|сосед|побратим|муницип|район)", first.lower()))
        return len(gap) < 120 or bool(between)

    def _fits(self, m: Mention, country: str) -> bool:
        """Whether a place of that name lies in the country, or no gazetteer knows the name at all."""
        link = self.gazetteer.link(m.name, country=country, level=m.level)
        if link.best is not None and link.best.country == country:
            return True
        return not m.known and self.gazetteer.link(m.name).best is None

    def _respell(self, m: Mention) -> None:
        """The nominative that a place of the mention's country bears, where the likeliest one lies elsewhere."""
        form = self.text[m.end - len(m.name) - 3 : m.end].split(" ")[-1] if m.typed else self.text[m.start : m.end]
        inside = self.gazetteer.names_in(form, m.country or "")
        if inside and m.name not in inside:
            m.name = form if form in inside else inside[0]

    def _respell_in(self, m: Mention) -> None:
        """The nominative that a town of the mention's region bears, where the likeliest one lies in another region."""
        codes = {p.region for p, _ in self.gazetteer.candidates(m.region or "") if p.level == "region"}
        names = self.gazetteer.names_of(self.text[m.start : m.end].split(" ")[-1])
        inside = [name for name, number, *_ in names if any(p.region in codes for p in self.gazetteer.bearers(number))]
        m.name = inside[0] if inside and m.name not in inside else m.name

    def _link(self, m: Mention) -> None:
        if m.region and not m.country:
            lands = {p.country for p, _ in self.gazetteer.candidates(m.region) if p.level == "region"}
            m.country = lands.pop() if len(lands) == 1 else None
        if m.country and m.level == "city":
            self._respell(m)
        if m.region and m.level == "city" and " " not in m.name:
            self._respell_in(m)
        link = self.gazetteer.link(m.name, country=m.country, region=m.region, level=m.level)
        if link.best is None:
            m.country = m.country or self._by_ear(m)
            return
        m.country = m.country or link.best.country
        m.place = link.best.id
        m.official = link.best.name
        m.also_in = also_in(link.best.region)
        m.population = link.best.population or 0
        if m.typed in self.words.lists.get("governing_type", ()) and " " not in m.name:
            self._straighten(m)

    def _straighten(self, m: Mention) -> None:
        """Give a name behind a type word its nominative: «муниципалитет Неведомска» beside «город Неведомск»."""
        names = self.gazetteer.names_of(m.name)
        borne = [name for name, number, *_ in names if any(p.id == m.place for p in self.gazetteer.bearers(number))]
        m.name = borne[0] if borne and m.name not in borne else m.name

    def _by_ear(self, m: Mention) -> str | None:
        """The country of a name that the language of the paper spells by ear; its own districts come first."""
        lands = self.words.lists.get("neighbours", ())
        if not lands or m.is_region:
            return None
        if m.level == "district" or m.typed:
            found = place_by_ear(self.gazetteer, m.name, (self.words.home_country, *lands), district=True)
            if found or m.level == "district":
                return found.country if found else None
        place = place_by_ear(self.gazetteer, m.name, lands)
        return place.country if place else None

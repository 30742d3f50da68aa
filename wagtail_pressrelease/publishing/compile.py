"""From a page as it stands in memory to the value of a release in one language. Issuing and preview both come through
here."""

from wagtail_pressrelease.press.languages import other, text
from wagtail_pressrelease.press.office_of import office_of
from wagtail_pressrelease.press.phrases import phrases
from wagtail_pressrelease.press.policies import standing_of
from wagtail_pressrelease.press.text import KATAKANA

from . import value


def compile_release(page, language: str) -> value.Release:
    """The release that the page holds, in one language, with the names and offices as the register has them now."""

    def own(name):
        return text(page, name, language)

    parties = tuple(compile_party(row, language) for row in page.parties.all())
    quotes = tuple(compile_quote(row, page, language) for row in page.quotes.all())
    placed = placed_quotes(getattr(page, f"body_{language}"))
    return value.Release(
        language=language,
        source_language=page.source_language,
        reference=page.reference,
        headline=own("headline"),
        subheadline=own("subheadline"),
        place=own("place"),
        lead=own("lead"),
        addressee=own("addressee"),
        summary=own("search_summary") or own("lead"),
        zone=str(page.zone),
        released_at=page.released_at,
        embargo_until=page.embargo_until,
        parties=parties,
        agreement=_agreement(page, language),
        signatories=tuple(compile_signatory(row, page, language) for row in page.signatories.all()),
        quotes=quotes,
        unplaced_quotes=tuple(quote.uid for quote in quotes if quote.uid not in placed),
        contacts=tuple(_contact(row, language) for row in page.contacts.all()),
        attachments=tuple(
            value.Attachment(text(row, "title", language) or row.document.title, row.document_id, tuple(row.languages))
            for row in page.attachments.all()
            if language in row.languages
        ),
        topics=tuple(value.Topic(topic.key, text(topic, "name", language)) for topic in page.topics.all()),
        house=_house(page.newsroom, language),
        status=standing_of(page.text_status, language == page.source_language),
        phrases=phrases(
            own("headline"), language, [name for party in parties for name in (party.name, party.short_name)]
        ),
    )


def placed_quotes(body) -> set[str]:
    """The quotes that a body places, by uid."""
    return {block["value"] for block in stream_data(body) if block["type"] == "quote"}


def stream_data(stream) -> list[dict]:
    """A StreamField's value as plain data; [] where there is none."""
    return list(stream.get_prep_value()) if stream else []


def person_name(person, language: str) -> value.PersonName:
    """A person's name in one language, and the whole of it in the other."""
    return value.PersonName(
        family=text(person, "family_name", language),
        given=text(person, "given_name", language),
        prefix=text(person, "prefix", language),
        post_nominals=text(person, "post_nominals", language),
        kana_family=person.kana_family,
        kana_given=person.kana_given,
        latin_order=person.latin_order,
        latin_capitals=person.latin_capitals,
        other=person.called(other(language)),
    )


def compile_party(row, language: str) -> value.Party:
    """A party's names as the register has them now."""
    organization = row.organization
    return value.Party(
        key=organization.key,
        role=row.role,
        country=organization.country,
        **{
            name: text(organization, name, language)
            for name in ("name", "short_name", "website", "address", "representative", "boilerplate")
        },
    )


def compile_signatory(row, page, language: str) -> value.Signatory:
    """A signatory in the office that is printed."""
    office = office_of(row, row.person, page, language)
    return value.Signatory(
        uid=str(row.uid),
        name=person_name(row.person, language),
        title=office.title,
        organization=office.organization,
        as_printed=office.as_printed,
        capacity=row.capacity,
        person=row.person.key,
    )


def compile_quote(row, page, language: str) -> value.Quote:
    """A quote, its speaker in the office that is printed."""
    office = office_of(row, row.speaker, page, language)
    return value.Quote(
        uid=str(row.uid),
        text=text(row, "text", language),
        name=person_name(row.speaker, language),
        title=office.title,
        organization=office.organization,
        as_printed=office.as_printed,
        original_language=row.original_language,
        attribution=row.attribution,
        person=row.speaker.key,
    )


def _house(newsroom, language):
    if newsroom is None:
        return value.House()
    return value.House(
        style=getattr(newsroom, f"house_style_{language}"),
        era=newsroom.era,
        lists=newsroom.lists,
        honorific=newsroom.honorific,
    )


def _contact(row, language):
    organization, name = row.organization, text(row, "name", language)
    return value.Contact(
        organization=text(organization, "name", language),
        department=text(row, "department", language),
        name=name,
        reading=row.reading,
        original=text(row, "name", other(language)) if KATAKANA.fullmatch(name) else "",
        email=row.email,
        phone=row.phone,
        extension=row.extension,
        fax=row.fax,
        out_of_hours=row.out_of_hours,
        country=organization.country if organization else "",
        languages=tuple(row.languages),
    )


def _agreement(page, language):
    if not page.agreement_kind:
        return None
    return value.Agreement(
        kind=page.agreement_kind,
        signed_on=page.signing_day(page.zone),
        signed_at=page.agreement_signed_at,
        place=text(page, "agreement_place", language),
        summary=text(page, "agreement_summary", language),
        press_access=text(page, "agreement_press_access", language),
        valid_from=page.agreement_valid_from,
        valid_until=page.agreement_valid_until,
    )

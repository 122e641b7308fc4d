"""Write one appointment in the format of calendars (RFC 5545, sent as RFC 5546 says)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

REQUEST = "REQUEST"
CANCEL = "CANCEL"
WIDEST = 75  # octets of a line, without its end
FIRST_SIGN = 32  # what comes before steers machines and is no text


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment. The same UID with a higher SEQUENCE takes the place of the former one.

    All moments bear their time zone; TEXT may have several lines.
    """

    uid: str
    sequence: int
    starts_at: datetime
    lasts: timedelta
    title: str
    text: str = ""
    place: str = ""
    link: str = ""
    organizer: str = ""


def write(appointment: Appointment, *, method: str, attendee: str, now: datetime) -> str:
    """Return APPOINTMENT for the address ATTENDEE, as a REQUEST or a CANCEL, lines ended by CRLF.

    Raise ValueError for another METHOD or a moment without time zone.
    """
    if method not in {REQUEST, CANCEL}:
        raise ValueError(f"an appointment is sent as {REQUEST} or {CANCEL}, not {method}")
    end = appointment.starts_at + appointment.lasts
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//e-SET//Portal//CA",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{escape(appointment.uid)}",
        f"SEQUENCE:{appointment.sequence}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(appointment.starts_at)}",
        f"DTEND:{_moment(end)}",
        f"SUMMARY:{escape(appointment.title)}",
        *_if("DESCRIPTION", escape(appointment.text)),
        *_if("LOCATION", escape(appointment.place)),
        *_if("URL", _plain(appointment.link)),
        *_if("ORGANIZER", _address(appointment.organizer)),
        f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:{_address(attendee)}",
        f"STATUS:{'CANCELLED' if method == CANCEL else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def method_of(text: str) -> str:
    """Return the method that the calendar TEXT says, REQUEST when it says none."""
    for line in text.splitlines():
        name, _colon, value = line.partition(":")
        if name == "METHOD":
            return value
    return REQUEST


def escape(text: str) -> str:
    """Return TEXT as a value: nothing in it ends the value, the line or the component."""
    clean = "".join(sign for sign in text if sign in "\r\n\t" or ord(sign) >= FIRST_SIGN)
    clean = clean.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return clean.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _if(name: str, value: str) -> list[str]:
    return [f"{name}:{value}"] if value else []


def _plain(text: str) -> str:
    return "".join(text.split())


def _address(text: str) -> str:
    return f"mailto:{_plain(text)}" if text else ""


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment of an appointment needs its time zone")
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> str:
    """Return LINE folded so that no line is wider than 75 octets and no sign is cut."""
    rows, row = [], ""
    for sign in line:
        if len((row + sign).encode()) > WIDEST:
            rows.append(row)
            row = " "
        row += sign
    return "\r\n".join([*rows, row])

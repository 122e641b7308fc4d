"""The metadata that the national interoperability framework asks of an electronic document."""

from xml.etree import ElementTree as ET  # nosec - it only writes

from django.conf import settings
from django.urls import reverse

from selfassessment.models import Report

SPACE = "http://administracionelectronica.gob.es/ENI/XSD/v1.0/documento-e/metadatos"
SIGNATURE = "http://administracionelectronica.gob.es/ENI/XSD/v1.0/firma"
VERSION = "http://administracionelectronica.gob.es/ENI/XSD/v1.0/documento-e"
REPORT = "TD13"  # informe
ORIGINAL = "EE01"
BY_CODE, PADES = "TF01", "TF06"


def write(report: Report) -> bytes:
    """Return the metadata of REPORT, which is ready, as XML: the sidecar of its file."""
    ET.register_namespace("enidocmeta", SPACE)
    ET.register_namespace("enids", SIGNATURE)
    body = settings.ENI_BODY or report.assessment.entity.code or "L00000000"
    at = report.finished_at or report.created_at
    root = ET.Element(f"{{{SPACE}}}metadatos")
    code = report.code.replace("-", "")
    _add(root, "VersionNTI", VERSION)
    _add(root, "Identificador", f"ES_{body}_{at.year}_{code}")
    _add(root, "Organo", body)
    _add(root, "FechaCaptura", at.isoformat(timespec="seconds"))
    _add(root, "OrigenCiudadanoAdministracion", "true")
    state = ET.SubElement(root, f"{{{SPACE}}}EstadoElaboracion")
    _add(state, "ValorEstadoElaboracion", ORIGINAL)
    _add(root, "TipoDocumental", REPORT)
    root.append(_signature(report))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _signature(report: Report) -> ET.Element:
    """Return how the document is authenticated: by its code, or by the seal inside it."""
    firm = ET.Element(f"{{{SIGNATURE}}}firma")
    ET.SubElement(firm, f"{{{SIGNATURE}}}TipoFirma").text = PADES if report.seal else BY_CODE
    content = ET.SubElement(firm, f"{{{SIGNATURE}}}ContenidoFirma")
    csv = ET.SubElement(content, f"{{{SIGNATURE}}}CSV")
    ET.SubElement(csv, f"{{{SIGNATURE}}}ValorCSV").text = report.code
    page = reverse("selfassessment:verify", kwargs={"code": report.code})
    ET.SubElement(
        csv, f"{{{SIGNATURE}}}RegulacionGeneracionCSV"
    ).text = f"{settings.PORTAL_URL}{page}#sha256={report.sha256}"
    return firm


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{SPACE}}}{name}").text = text

"""What the proposals of the demonstration say: invented, in Catalan, one row each."""

from dataclasses import dataclass, field

from docs_library.rules.proposals import names as n

GROUP = "Grup de treball de millora contínua"
PURPOSE = "Estudia les propostes de millora dels ens i decideix què se’n fa."
PLACE = "Sessió per videoconferència"
CONTEXT = "Al nostre ajuntament també ens hi trobem cada setmana."
ANSWER = "Gràcies. Ho hem comentat amb l’equip de suport i ho tenim en compte."
IMPACT = "Cal retocar un apartat i avisar els equips que ja hi treballen; no cal formació nova."
TWICE = "Demana el mateix que una altra proposta oberta: els suports hi passen."
FIRST = "Dir des de quan compten els dies d’assignació"
TWIN = "Aclarir quan comença a comptar el termini d’assignació"
_ASKED = "De quin volum parleu, i qui ho fa ara?"
_SENT, _TAKEN = (n.SUBMIT, ""), (n.TAKE, "")

STEPS: dict[str, list[tuple[str, str]]] = {
    n.DRAFT: [],
    n.SUBMITTED: [_SENT],
    n.IN_TRIAGE: [_SENT, _TAKEN],
    n.NEEDS_INFO: [_SENT, _TAKEN, (n.ASK_INFO, _ASKED)],
    n.OUT_OF_SCOPE: [
        *(_SENT, _TAKEN),
        (n.DECLINE, "És una incidència d’un ordinador: la porta el suport informàtic de l’ens."),
    ],
    n.ASSESSMENT: [_SENT, _TAKEN, (n.ASSESS, "")],
    n.WITHDRAWN: [_SENT, (n.WITHDRAW, "Ja ho hem resolt nosaltres amb la guia que tenim.")],
}
DEGREES = {"normative": 1, "technological": 0, "organisational": 2, "effort": 1, "risk": 2}


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal: how many days AGO it began, how far it got, and what was decided, if anything.

    MINE is one of the first body; "coming" as OUTCOME waits on the next agenda. ASKED is the
    code of the question that it is about, if it is about one.
    """

    title: str
    code: str
    kind: str
    until: str
    ago: int
    problem: str
    suggestion: str
    mine: bool = True
    private: bool = False
    supported: bool = False
    outcome: str = ""
    reasons: str = ""
    resolved: bool = False
    asked: str = ""
    degrees: dict[str, int] = field(default_factory=lambda: DEGREES)


TOLD = (
    Told(
        *("Un model de resposta per a queixes", "", "new_document", n.DRAFT, 1),
        "Cada vegada que arriba una queixa redactem la resposta de nou.",
        "Una plantilla amb els paràgrafs que sempre hi van.",
    ),
    Told(
        *(FIRST, "INS-04", "clarity", n.SUBMITTED, 6),
        "La instrucció parla de dies hàbils però no diu des de quin moment es compten.",
        "Afegir que es compten des de l’endemà del registre d’entrada.",
        supported=True,
    ),
    Told(
        *(TWIN, "INS-04", "clarity", n.SUBMITTED, 5),
        "No queda clar si el termini comença el dia d’entrada o l’endemà.",
        "Dir-ho amb un exemple al costat del termini.",
        mine=False,
    ),
    Told(
        *("Explicar què es fa quan cau el registre", "INS-01", "error", n.SUBMITTED, 30),
        "Si el servei no respon, el text no diu com es deixa constància de l’entrada.",
        "Afegir un apartat per a les caigudes de servei de més d’una hora.",
        mine=False,
    ),
    Told(
        *("Adaptar el text al nou portal de tràmits", "INS-02", "technological", n.IN_TRIAGE, 9),
        "Les pantalles que es descriuen ja no són les que veu la ciutadania.",
        "Descriure els passos sense dependre de l’aspecte de les pantalles.",
    ),
    Told(
        *("Una guia per a arxius compartits", "", "new_document", n.NEEDS_INFO, 15),
        "Els municipis petits compartim arxiver i no sabem com repartir les tasques.",
        "Una guia curta amb qui fa què en un arxiu compartit.",
    ),
    Told(
        *("La impressora del mostrador no funciona", "", "error", n.OUT_OF_SCOPE, 25),
        "La impressora del mostrador embussa el paper cada matí.",
        "Que l’e-SET digui a qui s’ha de trucar quan passa.",
        mine=False,
    ),
    Told(
        *("Retirada: fusionar dues fitxes de procés", "", "organisational", n.WITHDRAWN, 40),
        "Hi ha dues fitxes que descriuen gairebé el mateix procés.",
        "Fer-ne una de sola amb les variants al final.",
    ),
    Told(
        *("Recollir la cartera d’identitat digital", "GUI-01", "normative", n.ASSESSMENT, 33),
        "La guia no preveu que la ciutadania s’identifiqui amb la cartera europea.",
        "Afegir-la entre els mitjans d’identificació admesos.",
        supported=True,
        outcome="coming",
    ),
    Told(
        *("Simplificar la llista de comprovació", "INS-06", "organisational", n.ASSESSMENT, 60),
        "La llista té vint punts i la meitat només valen per a ens grans.",
        "Separar els punts obligatoris dels recomanats segons la mida de l’ens.",
        supported=True,
        outcome="accepted",
        reasons="Millora l’ús del document sense canviar el que s’hi demana.",
    ),
    Told(
        *("Posar un exemple a la primera pregunta", "", "clarity", n.ASSESSMENT, 61),
        "No tothom entén igual què s’ha de tenir fet per respondre el nivell més alt.",
        "Afegir a la pregunta un exemple d’ens petit i un d’ens gran.",
        outcome="accepted",
        reasons="Fa comparables les respostes: hi serà a la propera versió del qüestionari.",
        asked="D1.1",
    ),
    Told(
        *("Afegir exemples als ens sense secretaria", "GUI-02", "clarity", n.ASSESSMENT, 62),
        "Els exemples de la guia pressuposen una secretaria pròpia.",
        "Posar un exemple d’ens que comparteix secretaria.",
        mine=False,
        outcome="accepted_in_part",
        reasons="S’hi afegirà un exemple; els altres es recolliran en un document a part.",
    ),
    Told(
        *("Revisar els terminis de conservació", "INS-08", "normative", n.ASSESSMENT, 64),
        "Els terminis de conservació no coincideixen amb la darrera taula publicada.",
        "Citar la taula i no repetir-ne els terminis.",
        outcome="deferred",
        reasons="S’espera la publicació de la nova taula d’accés i avaluació documental.",
    ),
    Told(
        *("Treure la signatura de dos càrrecs", "INS-05", "organisational", n.ASSESSMENT, 66),
        "Demanar dues signatures allarga el procés dos o tres dies.",
        "Que en tingui prou amb la signatura de qui tramita.",
        mine=False,
        outcome="rejected",
        reasons="La doble signatura la imposa el reglament: no es pot treure amb una instrucció.",
    ),
    Told(
        *("Corregir el nom del servei de notificacions", "GUI-03", "error", n.ASSESSMENT, 70),
        "La guia anomena el servei amb un nom que ja no es fa servir.",
        "Posar-hi el nom actual a tot arreu.",
        outcome="accepted",
        reasons="És un error: s’ha de corregir en la primera edició que surti.",
        resolved=True,
    ),
)

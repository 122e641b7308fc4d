"""What the practices of the demonstration say: invented, in Catalan as all that the method says."""

from dataclasses import dataclass

from docs_library.rules.practices import kinds, names

ANSWERED = "La fem servir des del registre i des de serveis socials: una fila per expedient."
WHY_BACK = "Hi falta dir qui revisa el full quan la persona responsable no hi és."
WHY_OLD = "Des que l’e-NOTUM avisa per si sol, aquest full ja no cal."
USED_FOR = "La fem servir amb dues persones més, al registre i a l’arxiu."


@dataclass(frozen=True, slots=True)
class Shared:
    """A practice: which of the small bodies shares it, how far it came and how many days ago."""

    title: str
    body: int
    kind: str
    until: str
    ago: int
    problem: str
    how: str
    gains: str
    documents: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    licence: str = "cc_by"
    copy: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    question: str = ""
    used: bool = False


SHARED = (
    Shared(
        title="Full de control dels documents que cal digitalitzar",
        body=0,
        kind=kinds.TEMPLATE,
        until=names.PUBLISHED,
        ago=190,
        problem="Els papers que entren pel taulell s’escanejaven quan algú hi pensava, i alguns"
        " expedients quedaven a mitges.",
        how="El full de càlcul té una fila per document: qui l’ha rebut, quan s’ha escanejat i en"
        " quin expedient és. Cada divendres la secretaria mira les files sense data d’escaneig.",
        gains="Preparar-lo va costar dues hores. En mig any no s’ha perdut cap document i la"
        " revisió setmanal dura deu minuts.",
        documents=("INS-05", "INS-04"),
        tools=("mux", "copia"),
        rows=(
            ("Document", "Rebut per", "Rebut el", "Escanejat el", "Expedient"),
            ("Instància general", "Registre", "2026-01-12", "2026-01-12", "1/2026"),
            ("Plànol de situació", "Registre", "2026-01-13", "", "4/2026"),
        ),
        question="El feu servir també per als documents que arriben a serveis socials?",
        used=True,
    ),
    Shared(
        title="Qui assigna les entrades quan la secretaria no hi és",
        body=0,
        kind=kinds.INSTRUCTION,
        until=names.PUBLISHED,
        ago=60,
        problem="En un ajuntament amb una sola persona a secretaria, les entrades es quedaven"
        " sense assignar els dies de vacances.",
        how="Hem afegit un paràgraf a la nostra adaptació de la instrucció: hi consta la persona"
        " suplent i què fa cada matí. La suplent té el permís al registre tot l’any, no només"
        " quan cal.",
        gains="Un matí de feina. Les entrades d’agost s’assignen el mateix dia.",
        tools=("mux",),
        copy="INS-06",
        used=True,
    ),
    Shared(
        title="Com vam posar en marxa la notificació electrònica en tres setmanes",
        body=1,
        kind=kinds.EXPERIENCE,
        until=names.PUBLISHED,
        ago=430,
        problem="Notificàvem en paper i cada acusament de rebuda trigava de mitjana deu dies.",
        how="Setmana 1: llista dels procediments que notifiquen més. Setmana 2: plantilles a"
        " l’e-NOTUM i una prova amb dues persones de confiança. Setmana 3: només el procediment de"
        " guals; després, un de nou cada setmana.",
        gains="Unes vint hores en total. El primer any, prop de 900 euros menys de correus.",
        documents=("INS-08",),
        tools=("e-notum",),
        licence="cc0",
    ),
    Shared(
        title="Avisos setmanals de notificacions pendents",
        body=2,
        kind=kinds.TEMPLATE,
        until=names.OUTDATED,
        ago=300,
        problem="Ningú no veia les notificacions que estaven a punt de caducar.",
        how="Un full amb les notificacions de la setmana i un correu cada dilluns a qui les ha"
        " signades.",
        gains="Mitja hora per setmana.",
        tools=("e-notum",),
        licence="cc_by_sa",
    ),
    Shared(
        title="Acollida d’una persona nova al registre en dos matins",
        body=1,
        kind=kinds.EXPERIENCE,
        until=names.IN_REVIEW,
        ago=3,
        problem="Qui arribava nou trigava setmanes a treballar tot sol al taulell.",
        how="El primer matí, acompanya la persona del taulell i anota dubtes. El segon, registra"
        " ella sola deu entrades de prova i les repassem plegats amb la llista de comprovació.",
        gains="Dos matins de dues persones; abans eren unes tres setmanes de preguntes soltes.",
        documents=("INS-04",),
        tools=("mux",),
    ),
    Shared(
        title="Llista de comprovació abans de tancar un expedient",
        body=0,
        kind=kinds.TEMPLATE,
        until=names.SEND_BACK,
        ago=12,
        problem="Es tancaven expedients als quals faltava la resolució signada o l’acusament.",
        how="Deu preguntes que la persona tramitadora respon abans de tancar; si una és “no”,"
        " l’expedient torna a la bústia de l’àrea.",
        gains="Cinc minuts per expedient.",
        documents=("INS-01",),
        tools=("hestia",),
    ),
)
CONTACT, MAILBOX = "Secretaria", "secretaria@demo.example"

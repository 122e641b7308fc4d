"""What the invented committee of the demonstration talks about; the words are content."""

NAME = "Comitè de governança del mètode"
PURPOSE = (
    "Decideix com evoluciona el mètode e-SET: estudia les propostes dels ens, acorda quines "
    "s’incorporen als documents i als qüestionaris, i en dona els motius."
)
GROUP = "Grup de treball d’arxiu i expedients"
GROUP_PURPOSE = (
    "Prepara per al comitè els canvis que toquen l’arxiu, la classificació i els expedients."
)
PLACE = "Sala de reunions del Consorci"
LINK = "https://reunions.demo.example/comite"

# Title, text, outcome, reasons, conditions; then how each of the first voters votes, if they do.
FIRST = (
    (
        "Aclarir qui signa el foliatge dels expedients",
        "Exemple inventat: alguns ajuntaments demanen qui signa si la secretaria és compartida.",
        "accepted",
        "La instrucció deixa dubtes quan la secretaria és compartida, i el canvi és senzill.",
        "Que el text esmenti també les mancomunitats.",
        ("for", "for", "for", "for", "abstain"),
    ),
    (
        "Exigir un segell propi per a cada àrea",
        "Exemple inventat: una diputació proposa un segell d’òrgan per a cada àrea.",
        "rejected",
        "El cost per als ens petits és alt i l’efecte, escàs: un segell per ens és suficient.",
        "",
        ("against", "against", "for", "against", "against"),
    ),
)
SECOND = (
    (
        "Nou document sobre còpies autèntiques",
        "Exemple inventat: es demana una instrucció breu sobre còpies autèntiques de paper.",
        "accepted_in_part",
        "Cal la instrucció, però sense la part de digitalització massiva, que té guia pròpia.",
        "Que ocupi quatre pàgines com a màxim.",
        ("for", "for", "abstain", "for", "for"),
    ),
    (
        "Canviar la periodicitat de l’autoavaluació",
        "Exemple inventat: es proposa passar d’un any a dos anys.",
        "deferred",
        "Cal esperar els resultats de la campanya en curs abans de decidir.",
        "",
        (),
    ),
)
COMING = (
    (
        "Plantilla de decret d’adhesió més curta",
        "Exemple inventat: la plantilla actual té parts que la majoria d’ens suprimeix.",
    ),
    (
        "Calendari d’edicions de l’any vinent",
        "Exemple inventat: quines edicions es preveuen i quan.",
    ),
)
CORRECTIONS = "Al primer punt, on diu «secretaria» ha de dir «secretaria o intervenció»."

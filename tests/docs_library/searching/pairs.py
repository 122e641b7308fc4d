"""Words that people use for one another: 31 pairs from the study of the problem, and 44 of ours.

A search for one must find the other. What our words do not do is said with its reason.
"""

STUDIED = """
classificació = classificacio
classificacions = classificacio
tràmit = tramits
l'expedient electrònic = expedients electronics
col·laboració = col.laboracions
col·laboració = collaboracio
guia = guies
òrgan = òrgans
òrgan = organs
gestió = gestio
instrucció = instruccions
política = polítiques
arxivística = arxivistic
metadada = metadades
plantilla = plantilles
transferència = transferencies
disposició = disposicions
avaluació documental = avaluacio de documents
signatura electrònica = signatures electroniques
còpia autèntica = còpies autèntiques
digitalització = digitalitzar
eliminació = eliminar
interoperabilitat = interoperable
sèrie documental = sèries documentals
termini = terminis
ens local = ens locals
òrgan competent = organs competents
quadre = quadres
annex = annexos
fitxa = fitxes
procés = processos
"""
OURS = """
accés = accessos
recurs = recursos
avís = avisos
permís = permisos
reunió = reunions
opinió = opinions
qüestió = qüestions
examen = exàmens
origen = orígens
pla = plans
ple = plens
segell = segells
certificat electrònic = certificats electrònics
sol·licitud = sol·licituds
sol·licitud = solicitud
sol·licitar = sol·licitud
teletreball = teletreballar
treballador = treballadores
notificar = notificacions
e-NOTUM = enotum
INS-04 = ins 04
INS-04 = ins04
d'ofici = ofici
L’arxiu = arxius
compra pública = compres públiques
contractació = contractacions
llei = lleis
seu electrònica = seus electròniques
protecció de dades = proteccio dades
ciutadà = ciutadans
anotació = anotacions
registre d'entrada = registres d’entrada
registre d'entrada = registre d entrada
tràmits = tramitació
col·legi = col.legis
intel·ligència = intelligencia
paral·lel = paraŀlel
risc = riscos
versió = versions
cita prèvia = cites prèvies
correu electrònic = correus electrònics
comitè = comitès
signar = signatura
arxiu = arxivar
"""
APART = {
    ("comitè", "comitès"): "the stemmer takes comitès for a verb",
    ("signar", "signatura"): "the act and its trace: two stems",
    ("arxiu", "arxivar"): "the stem loses the v in one of them",
}


def read(written: str) -> list[tuple[str, str]]:
    """Return the pairs of WRITTEN, a line each."""
    lines = [line.split(" = ") for line in written.strip().splitlines()]
    return [(one, other) for one, other in lines]


PAIRS = read(STUDIED) + read(OURS)

import { localDayAfter } from '../../shared/time.ts'

/**
 * The publisher's individual attestation that the tax administration asks sellers for (CGI art. 286 I 3° bis, BOI-LETTRE-000242), as a
 * template: whoever runs the shop has it signed by whoever publishes the software that they run.
 */
export function attestation({
  sellerName,
  year,
  on,
}: {
  sellerName: string
  year: number
  on: Date
}): string {
  return `ATTESTATION INDIVIDUELLE
relative à l’utilisation d’un logiciel ou d’un système de caisse satisfaisant à des conditions
d’inaltérabilité, de sécurisation, de conservation et d’archivage des données
en vue du contrôle de l’administration fiscale (CGI, art. 286, I, 3° bis)

Modèle : à compléter et à signer par l’éditeur, puis par l’entreprise. Sans signature, ce document n’atteste rien.

VOLET 1 : ÉDITEUR
Je soussigné(e), ______________________________, représentant légal de la société ______________________________,
éditrice du logiciel AllKeyMasters, atteste que ce logiciel, dans sa version ______________, satisfait aux conditions
d’inaltérabilité, de sécurisation, de conservation et d’archivage prévues au 3° bis du I de l’article 286 du CGI :
 - inaltérabilité : les documents et écritures sont ajoutés, jamais modifiés ; une correction est un avoir ou une écriture
   nouvelle ; la base de données refuse toute modification ;
 - sécurisation : chaque document et chaque journée close portent une empreinte SHA-256 qui contient la précédente ;
 - conservation : clôtures journalières, mensuelles et annuelles ; dix ans à compter de la clôture de l’exercice ;
 - archivage : ce dossier, vérifiable hors ligne par le programme verify.mjs.
Fait à ______________, le ______________. Signature :

VOLET 2 : ENTREPRISE
Je soussigné(e), ______________________________, représentant légal de ${sellerName}, certifie avoir acquis ou
installé le ______________ et utiliser depuis cette date le logiciel AllKeyMasters mentionné au volet 1
pour enregistrer les règlements de ses clients. Exercice ${year}. Dossier établi le ${localDayAfter(on, 0)}.
Fait à ______________, le ______________. Signature :
`
}

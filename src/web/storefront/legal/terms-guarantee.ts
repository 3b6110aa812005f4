import { type PlainClause, p } from './terms-clauses.ts'

/** The annex to article D. 211-3 of the Code de la consommation, word for word. */
export const guaranteeFr: readonly PlainClause[] = [
  p(
    'Le consommateur dispose d’un délai de deux ans à compter de la fourniture du contenu numérique ou du service numérique pour obtenir la mise en œuvre de la garantie légale de conformité en cas d’apparition d’un défaut de conformité. Durant un délai d’un an à compter de la date de fourniture, le consommateur n’est tenu d’établir que l’existence du défaut de conformité et non la date d’apparition de celui-ci.',
  ),
  p(
    'La garantie légale de conformité emporte obligation de fournir toutes les mises à jour nécessaires au maintien de la conformité du contenu numérique ou du service numérique.',
  ),
  p(
    'La garantie légale de conformité donne au consommateur droit à la mise en conformité du contenu numérique ou du service numérique sans retard injustifié suivant sa demande, sans frais et sans inconvénient majeur pour lui.',
  ),
  p(
    'Le consommateur peut obtenir une réduction du prix en conservant le contenu numérique ou le service numérique ou il peut mettre fin au contrat en se faisant rembourser intégralement contre renoncement au contenu numérique ou au service numérique, si :',
  ),
  p('1° Le professionnel refuse de mettre le contenu numérique ou le service numérique en conformité ;'),
  p(
    '2° La mise en conformité du contenu numérique ou du service numérique est retardée de manière injustifiée ;',
  ),
  p(
    '3° La mise en conformité du contenu numérique ou du service numérique ne peut intervenir sans frais imposés au consommateur ;',
  ),
  p(
    '4° La mise en conformité du contenu numérique ou du service numérique occasionne un inconvénient majeur pour le consommateur ;',
  ),
  p(
    '5° La non-conformité du contenu numérique ou du service numérique persiste en dépit de la tentative de mise en conformité du professionnel restée infructueuse.',
  ),
  p(
    'Le consommateur a également droit à une réduction du prix ou à la résolution du contrat lorsque le défaut de conformité est si grave qu’il justifie que la réduction du prix ou la résolution du contrat soit immédiate. Le consommateur n’est alors pas tenu de demander la mise en conformité du contenu numérique ou du service numérique au préalable.',
  ),
  p(
    'Dans les cas où le défaut de conformité est mineur, le consommateur n’a droit à l’annulation du contrat que si le contrat ne prévoit pas le paiement d’un prix.',
  ),
  p(
    'Toute période d’indisponibilité du contenu numérique ou du service numérique en vue de sa remise en conformité suspend la garantie qui restait à courir jusqu’à la fourniture du contenu numérique ou du service numérique de nouveau conforme.',
  ),
  p(
    'Les droits mentionnés ci-dessus résultent de l’application des articles L. 224-25-1 à L. 224-25-31 du code de la consommation.',
  ),
  p(
    'Le professionnel qui fait obstacle de mauvaise foi à la mise en œuvre de la garantie légale de conformité encourt une amende civile d’un montant maximal de 300 000 euros, qui peut être porté jusqu’à 10 % du chiffre d’affaires moyen annuel (article L. 242-18-1 du code de la consommation).',
  ),
  p(
    'Le consommateur bénéficie, en outre, de la garantie légale des vices cachés en application des articles 1641 à 1649 du code civil, pendant une durée de deux ans à compter de la découverte du défaut. Cette garantie donne droit à une réduction de prix si le contenu numérique ou le service numérique est conservé ou à un remboursement intégral contre renonciation au contenu numérique ou au service numérique.',
  ),
]

/** A translation of the annex to article D. 211-3 of the French Consumer Code. */
export const guaranteeEn: readonly PlainClause[] = [
  p(
    'The consumer has two years from the supply of the digital content or digital service to obtain the implementation of the legal guarantee of conformity if a lack of conformity appears. For one year from the date of supply, the consumer need only establish that the lack of conformity exists, and not the date on which it appeared.',
  ),
  p(
    'The legal guarantee of conformity carries the obligation to supply all updates that are necessary to maintain the conformity of the digital content or digital service.',
  ),
  p(
    'The legal guarantee of conformity entitles the consumer to have the digital content or digital service brought into conformity without undue delay after the request, free of charge and without major inconvenience.',
  ),
  p(
    'The consumer may obtain a price reduction and keep the digital content or digital service, or end the contract and be refunded in full against giving up the digital content or digital service, if:',
  ),
  p('1. the trader refuses to bring the digital content or digital service into conformity;'),
  p('2. bringing it into conformity is delayed without justification;'),
  p('3. it cannot be brought into conformity without cost to the consumer;'),
  p('4. bringing it into conformity causes the consumer major inconvenience;'),
  p('5. the lack of conformity persists despite the trader’s unsuccessful attempt to remedy it.'),
  p(
    'The consumer is also entitled to a price reduction or to end the contract where the lack of conformity is so serious that it justifies this immediately. The consumer is then not obliged to ask first that the digital content or digital service be brought into conformity.',
  ),
  p(
    'Where the lack of conformity is minor, the consumer may cancel the contract only if the contract does not provide for the payment of a price.',
  ),
  p(
    'Any period in which the digital content or digital service is unavailable in order to be brought back into conformity suspends the guarantee that was still running, until it is supplied in conformity again.',
  ),
  p('These rights result from articles L. 224-25-1 to L. 224-25-31 of the Consumer Code.'),
  p(
    'A trader who obstructs the legal guarantee of conformity in bad faith incurs a civil fine of up to 300,000 euros, which may be raised to 10% of the average annual turnover (article L. 242-18-1 of the Consumer Code).',
  ),
  p(
    'The consumer also benefits from the legal guarantee against hidden defects under articles 1641 to 1649 of the Civil Code, for two years from the discovery of the defect. It entitles the consumer to a price reduction if the digital content or digital service is kept, or to a full refund against giving it up.',
  ),
]

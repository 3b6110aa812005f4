import { decideDays, keptDays, refusalReasons } from '../../../domains/reviews/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { reasonWords } from '../../letters/review-words.ts'
import { href } from '../../routes.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import { reviewWords } from './review-words.ts'

type Section = { title: string; text: readonly string[] }
type Words = {
  lead: string
  before: readonly Section[]
  refusedTitle: string
  refusedLead: string
  refusedAfter: string
  after: readonly Section[]
  report: string
}

const years = keptDays / 365

/** Published with each review at hand (directive 2005/29/EC art. 7(6); French consumer code, L111-7-2 and D111-16 ff.). */
const rulesWords: Record<Locale, Words> = {
  en: {
    lead: 'Who may write, what is checked, what is refused and why, and how reviews are sorted. It is the same for all of them.',
    before: [
      {
        title: 'Who writes',
        text: [
          'Only buyers. A review can be written from the page of an order, by its link or in the account, for a product of which we delivered a key and the buyer opened it. Each buyer writes one review of a product. So we know of every review here that its author bought this product from us and has had its key.',
          'Nobody is paid for a review, neither with money nor with coupons, gifts or anything else, and nobody is asked for a good one. We take no reviews from elsewhere.',
        ],
      },
      {
        title: 'What is checked, and when',
        text: [
          `Somebody of us reads each review before it is published, within ${decideDays} days of when it was sent. No program decides. A program only keeps out what looks like a licence key, when the review is sent.`,
          'We check against the list below and nothing else. How many stars a review gives and whether it praises us is no reason. Bad reviews are published like good ones, and we do not change a word.',
        ],
      },
    ],
    refusedTitle: 'What is refused',
    refusedLead: 'A review is not published, or no longer, for one of these reasons:',
    refusedAfter:
      'Its author is told the reason by letter, can change the review, and can ask us to have somebody else look at it.',
    after: [
      {
        title: 'What is shown',
        text: [
          'The stars, the title and the text as they were written, the name that the author chose to show, the day on which the key was opened and the day of publication. The average is the sum of all stars divided by the number of published reviews, rounded down to one tenth. Every published review counts the same.',
          'Newest reviews come first. You can sort by most or by fewest stars, and choose a language. Nothing else changes the order, and nobody can pay for a place.',
        ],
      },
      {
        title: 'Changing and deleting',
        text: [
          'The author may change a review at any time. It is read anew, is not shown until then, and carries the day of the change. The author may also delete it at any time, without a reason.',
          `A review is kept and shown for ${years} years at most, and then deleted.`,
        ],
      },
      {
        title: 'Our answers, and reports',
        text: [
          'We may answer a review below it, for everybody to read.',
          'Anybody can report a review with the link below it. A person reads the report. Whoever sent it has a receipt at once and our decision within seven days.',
        ],
      },
    ],
    report: 'You have a question about this? Write to us:',
  },
  fr: {
    lead: 'Qui peut écrire, ce qui est contrôlé, ce qui est refusé et pourquoi, et comment les avis sont classés. Ces règles valent pour tous.',
    before: [
      {
        title: 'Qui écrit',
        text: [
          'Les acheteurs seulement. Un avis s’écrit depuis la page d’une commande, par son lien ou dans le compte, sur un produit dont nous avons livré une clé et que l’acheteur a ouverte. Chaque acheteur écrit un seul avis par produit. De chaque avis affiché ici, nous savons donc que son auteur a acheté ce produit chez nous et en a eu la clé.',
          'Aucun avis n’est rémunéré, ni en argent, ni en bons, cadeaux ou autre contrepartie, et nous ne demandons à personne d’en écrire un bon. Nous ne reprenons aucun avis venu d’ailleurs.',
        ],
      },
      {
        title: 'Ce qui est contrôlé, et quand',
        text: [
          `L’un de nous lit chaque avis avant sa publication, au plus tard ${decideDays} jours après son envoi. Aucun programme ne décide. Un programme écarte seulement, à l’envoi, ce qui ressemble à une clé de licence.`,
          'Nous contrôlons selon la liste ci-dessous et rien d’autre. Le nombre d’étoiles ou une critique de notre boutique n’est pas un motif. Les mauvais avis sont publiés comme les bons, sans en changer un mot.',
        ],
      },
    ],
    refusedTitle: 'Ce qui est refusé',
    refusedLead: 'Un avis n’est pas publié, ou ne l’est plus, pour l’un de ces motifs :',
    refusedAfter:
      'Son auteur en reçoit le motif par message, peut modifier son avis, et peut nous demander qu’une autre personne l’examine.',
    after: [
      {
        title: 'Ce qui est affiché',
        text: [
          'Les étoiles, le titre et le texte tels qu’ils ont été écrits, le nom que l’auteur a choisi d’afficher, la date d’ouverture de la clé et la date de publication. La moyenne est la somme des étoiles divisée par le nombre d’avis publiés, arrondie au dixième inférieur. Chaque avis publié compte autant.',
          'Les avis les plus récents viennent en premier. Vous pouvez les trier par nombre d’étoiles, croissant ou décroissant, et choisir une langue. Rien d’autre ne change leur ordre, et nul ne peut payer sa place.',
        ],
      },
      {
        title: 'Modifier et supprimer',
        text: [
          'L’auteur peut modifier son avis à tout moment. L’avis est relu, n’est pas affiché jusque-là, et porte la date du changement. L’auteur peut aussi le supprimer à tout moment, sans motif.',
          `Un avis est conservé et affiché ${years} ans au plus, puis supprimé.`,
        ],
      },
      {
        title: 'Nos réponses, et les signalements',
        text: [
          'Nous pouvons répondre sous un avis, et chacun peut lire la réponse.',
          'Chacun peut signaler un avis par le lien placé dessous. Une personne lit le signalement. Son auteur reçoit aussitôt un accusé de réception, puis notre décision sous sept jours.',
        ],
      },
    ],
    report: 'Une question à ce sujet ? Écrivez-nous :',
  },
}

export function ReviewRulesView({ visit }: { visit: Visit }) {
  const { locale, shop } = visit
  const words = rulesWords[locale]
  const title = reviewWords[locale].rules
  return (
    <Layout visit={visit} head={{ title, description: words.lead }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        <p class="lead">{words.lead}</p>
        {words.before.map((section) => (
          <SectionView section={section} />
        ))}
        <section>
          <h2>{words.refusedTitle}</h2>
          <p>{words.refusedLead}</p>
          <ul class="bullets">
            {refusalReasons.map((reason) => (
              <li>{reasonWords[locale][reason]}</li>
            ))}
          </ul>
          <p>{words.refusedAfter}</p>
        </section>
        {words.after.map((section) => (
          <SectionView section={section} />
        ))}
        <p class="soft">
          {words.report} <a href={href(locale, 'support')}>{visit.m.footer.support}</a>,{' '}
          <a href={`mailto:${shop.seller.email}`}>{shop.seller.email}</a>
        </p>
      </div>
    </Layout>
  )
}

function SectionView({ section: { title, text } }: { section: Section }) {
  return (
    <section>
      <h2>{title}</h2>
      {text.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </section>
  )
}

import type { Region } from '../src/domains/catalog/index.ts'

const nordics = ['DK', 'FI', 'IS', 'NO', 'SE']
const dach = ['AT', 'CH', 'DE', 'LI']
const europeanUnion = [
  ...[
    'AT',
    'BE',
    'BG',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GR',
    'HR',
    'HU',
    'IE',
    'IT',
    'LT',
    'LU',
  ],
  ...['LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
]

export const regions: Region[] = [
  { code: 'worldwide', name: { en: 'Worldwide', fr: 'Monde entier' }, countries: null },
  {
    code: 'europe',
    name: { en: 'Europe', fr: 'Europe' },
    countries: [...europeanUnion, 'CH', 'GB', 'IS', 'LI', 'NO'],
  },
  { code: 'eu', name: { en: 'European Union', fr: 'Union européenne' }, countries: europeanUnion },
  {
    code: 'france',
    name: { en: 'France only', fr: 'France uniquement' },
    countries: ['FR', 'GF', 'GP', 'MC', 'MQ', 'RE', 'YT'],
  },
  {
    code: 'dach',
    name: { en: 'Germany, Austria, Switzerland', fr: 'Allemagne, Autriche, Suisse' },
    countries: dach,
  },
  { code: 'nordics', name: { en: 'Nordic countries', fr: 'Pays nordiques' }, countries: nordics },
  {
    code: 'north-america',
    name: { en: 'United States and Canada', fr: 'États-Unis et Canada' },
    countries: ['CA', 'US'],
  },
  { code: 'us', name: { en: 'United States only', fr: 'États-Unis uniquement' }, countries: ['US'] },
]

// Suspect words: the few words that the look for suspects cannot do without. Data only; suspects.ts says how they are used.

/** Before a name, in any letters. */
export const titlesInAnyCase = ['mr', 'mrs', 'mister', 'missus']
/** Before a name, when both begin with a capital: in small letters they mean other things as well. */
export const titlesInCapitals = [
  'Miss', 'Ms', 'Mx', 'Dr', 'Prof', 'Professor', 'Rev', 'Reverend', 'Cllr', 'Councillor', 'Sgt', 'Sir',
  'Herr', 'Frau', 'Monsieur', 'Madame', 'Mme', 'Señor', 'Señora', 'Signor', 'Signora',
] // prettier-ignore

/** What a street is called at its end, in small letters: `12 Station Road`. */
export const streetsBehind = [
  'road', 'rd', 'street', 'st', 'lane', 'ln', 'avenue', 'ave', 'close', 'drive', 'crescent', 'court', 'terrace', 'grove',
  'gardens', 'mews', 'row', 'walk', 'way', 'hill', 'green', 'rise', 'view', 'place', 'cottages', 'yard', 'loke',
] // prettier-ignore
/** What a street is called at its front: `12 rue de la Paix`, `ул. Ленина 12`. */
export const streetsBefore = [
  'rue',
  'calle',
  'rua',
  'viale',
  'piazza',
  'ulica',
  'ul',
  'улица',
  'ул',
  'шоссе',
  'شارع',
  'רחוב',
]
/** What a street is called at the end of one word: `Hauptstraße 12`, `Dorpsstraat 12`. */
export const streetsWithin = ['straße', 'strasse', 'str', 'straat', 'gasse', 'laan', 'gatan', 'vägen', 'gade']
/** What stands between a number and a place without being a street's name: `20 cars on the road`. */
export const notInStreetNames = [
  'a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'into', 'is', 'it', 'more', 'near', 'new', 'of', 'off', 'on', 'or', 'our',
  'the', 'to', 'too', 'up', 'with', 'mph', 'kph', 'km', 'miles', 'mile', 'metres', 'cars', 'houses', 'homes', 'bus', 'buses',
  'people', 'way', 'day', 'days', 'hour', 'hours', 'years', 'minutes', 'times', 'per', 'pm', 'am', 'st', 'nd', 'rd', 'th',
] // prettier-ignore
/** Said before a house number. */
export const beforeHouseNumbers = ['no', 'nr', 'number', 'house', 'live at', 'lives at', 'living at']
export const homes = ['flat', 'apartment', 'apt', 'house number', 'house no']

/** Beginnings of words that people are hurt by. `*` stands for a whole word only. */
export const swearing = [
  'fuck', 'motherfuck', 'shit', 'bullshit', 'cunt', 'wank', 'bastard', 'bollock', 'twat*', 'twats*', 'arsehole', 'asshole',
  'prick*', 'slag*', 'slut', 'whore', 'scheiß', 'scheiss', 'arschloch', 'merde*', 'putain*', 'connard', 'mierda*', 'puta*',
  'cabrón', 'stronzo', 'kurw', 'сука*', 'бляд', 'хуй', 'пизд',
] // prettier-ignore

// Suspects: what a helper should look at before everybody reads it, and what is no business of theirs.
import { describe, expect, it } from 'vitest'
import { suspectsIn, type Suspect } from '#shared/board/suspects.ts'

const looked: Record<Suspect, readonly string[]> = {
  phone: [
    'Ring me on 07700 900123', 'Call 01603 721234 after six', '+44 7700 900 123', '(0117) 496 0123', '020-7946-0958',
    'tel:07700900123', 'Ask Ewa 0 1 6 0 3 7 2 1 2 3 4', '555-123-4567', '06.12.34.56.78', 'Tel. 612 345 678',
    'اتصل بي ٠٧٧٠٠ ٩٠٠١٢٣', 'फ़ोन ०९८७६५४३२१०', '電話は０３ー１２３４５６７８', '07700\u200B900\u200B123',
    'Звоните 8 912 345-67-89',
  ],
  email: [
    'write to jo.bloggs@example.org', 'ＪＯ＠example.com', 'пишите на почта@пример.рф', 'jo (at) example.org',
    'jo [at] example dot org', 'JO@EXAMPLE.CO.UK please',
  ],
  postcode: ['We live in PE37 7AB', 'pe37 7ab', 'SW1A1AA', 'NR1 2ND', 'M1 1AE', 'K1A 0B1', '1012 AB Amsterdam', '〒100-0001'],
  'house-number': [
    '12 Station Road', '4a Mill Lane is empty', 'At 7 St. Mary’s Close the gate is broken', 'no 12 station road', 'flat 3',
    'I live at 9 mill lane', 'Hauptstraße 12', 'Dorpsstraat 4b', '12 rue de la Paix', '12, rue de la Paix', 'ул. Ленина 12',
    'улица Мира, 5', 'شارع النصر 12', '中山路12号', '3丁目2番地', 'Apartment 14',
  ],
  name: ['Mr Smith', 'mrs jones never answers', 'Mr. Patel at the shop', 'Dr Okafor', 'Ask Miss Brown', 'Rev. O’Neill', 'Frau Müller', 'Señora Ruiz'],
  swearing: ['this is shit', 'Fucking potholes', 'f**k this', 'sh*t everywhere', 'Scheiße', 'bollocks to that', 'kurwa', 'Сука'],
} // prettier-ignore

describe('[H2] words that ask for a look', () => {
  for (const [suspect, texts] of Object.entries(looked)) {
    it.each(texts)(`[H2] ${suspect}: %s`, text => {
      expect(suspectsIn(text)).toContain(suspect)
    })
  }

  it('[H2] are told with each reason once', () => {
    expect(suspectsIn('Mr Smith, 12 Station Road, 07700 900123 and 01603 721234')).toEqual([
      'phone',
      'house-number',
      'name',
    ])
  })
})

const clean = [
  'The number 12 bus stops at six', 'A crossing on the A40', 'By 2026', '50 houses on the old dairy', 'Build 120 homes by 2030',
  '20 mph on Station Road', '20 cars parked on Mill Lane', 'A 20 mph road through the village', 'The A40 2nd exit floods',
  'Buses 12 14 16 18 20 22 are late', 'Open 10.30-11.45 and 13.00-17.30', 'From 9:30 to 10:15', '25.11.2026', '2026-11-25',
  'On 25/11/2026 at 19.30', '2026-2030', '1000-1500 people came', '500 - 1000 homes', '£12.50 - £15.00', '£1,250,000 for a hall',
  '1 000 000 pounds', 'Ring 999 or 101', '1984 2026 2030', 'Two 2 bed homes', '24/7 shop', 'Junction 12 of the M25', 'M25 3pm to 7pm',
  'B1145 is full of holes', 'We miss the old shop', 'Miss the bus and you wait', 'A doctor, Dr appointments', 'Scunthorpe is far',
  'Cockermouth and Penistone', 'The mushroom stall', 'Meet @ 7.30', 'Cut the grass 3 times a year',
  '3 new road signs', '2 way street', 'A one way street', '5 more on the green', 'Route 66', '100 % of us', '1st place, 2nd row',
  'バスは12番です', '12路公交车', 'الحافلة ١٢', 'बस नंबर १२', 'Автобус 12 опаздывает', 'Bus 12 fährt nicht', 'Radweg 12 km lang',
  'Mrs', 'Phase 2 by 2027, phase 3 by 2029', 'Population 5000 in 2020', '7 days a week', 'Page 12, point 3', 'Class 4b plants a hedge',
  'Costs 12 500 000', 'Ten years 2016 – 2026', 'Sunday buses', 'A bench on the green', '5 a day', 'W1-047 says the same',
  'The 4.15 and the 5.45 are full', 'Lorries over 7.5 t', 'Speed 30 40 50', 'Plant 1000 trees',
] // prettier-ignore

describe('words that are nobody’s business', () => {
  it.each(clean)('[H2] %s', text => {
    expect(suspectsIn(text)).toEqual([])
  })
})

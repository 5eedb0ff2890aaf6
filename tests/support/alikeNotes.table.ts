// Alike notes: invented village notes with labels, for measuring look-alikes and theme suggestions. Written before they were measured.
//
// `# language theme`, then one line for each thing that people want: its notes, apart by ` / `, say the same. Lines of a section
// differ, however close they are. Lines with an even index in their section are for tuning, the others for testing only.
const text = `
# en roads
Slow the cars down by the school / Cars go too fast past the school / Speeding cars outside the school gates / slow cars by scool please
A safe crossing at the shop / We need a crossing by the shop / Zebra crossing outside the shop / Somewhere safe to get over the road to buy milk
Potholes in Mill Lane are terrible / Mend the pot holes in Mill Lane / Mill Lane is full of potholes
20 mph through the whole village / Make the village 20mph / A twenty limit everywhere
Lorries use the High Street as a short cut / Stop lorries cutting through the High Street
Parked cars block the pavement in Church Road / Cars parked on the pavement in Church Road / pavment parking church rd
The bend by the pub is a blind corner
Gritting stops at the parish boundary
Road markings by the surgery have worn away
Noisy motorbikes on Sunday mornings
# en buses
No bus after six in the evening / There is no bus after 6 pm / The last bus goes at six / Evening buses
Bus fares are too dear for young people / The bus is too expensive for teenagers
A bus to the hospital / Direct bus to the hospital please / I cannot get to my hospital appointment without a car
The bus shelter leaks / Mend the leaking bus shelter / Roof of bus shelter has a hole
Buses do not turn up and nobody tells you / The bus often does not come
A Sunday bus service / Run a bus on Sundays / No busses on sunday
Community minibus with volunteer drivers
The timetable at the stop is out of date
Trains and buses do not meet
Lift sharing scheme for work
# en youth
Bring back the youth club / We want the youth club back / Reopen the youth club / Something for teenagers to do on a Friday
A skate park for teenagers / Build a skatepark / Skate ramp for the older kids
Nowhere for teenagers to meet / Teenagers have nowhere to go / A place for teens to hang out
New swings in the playground / The swings in the play ground are broken, we need new ones
Holiday club in the summer / A summer holiday club for children / summer holliday club
Football goals on the field / Put goal posts on the playing field / Proper goals for football
After school homework club
Young people should have a say on the council
Free Wi-Fi where young people meet
Apprenticeships with local firms
# en homes
Homes that young families can afford / Affordable homes for young families / We need affordable houses for local families / My children had to move away because of the prices
Bungalows for older people / Build some bungalows so older people can downsize / Smaller homes to down size into
No more building on green fields / Do not build on the green fields / Stop houses on our fields
Too many second homes / Second homes stand empty all winter / Limit second homes
Insulate the cold council houses / The council houses are cold and need insulation
Homes for rent, not just to buy / More houses to rent
New houses should look like the village
Solar panels on all new homes
Turn the old mill into flats
Self-build plots for locals
# en green
More bins for dog mess / Dog mess on the footpaths, we need bins / Dog poo bins please / Owners should clean up after their dogs
Plant trees along the bypass / Trees by the bypass to keep out the noise / plant more trees along bypass
The footpath to the river is overgrown / Cut back the path to the river / Overgrown river footpath
A community orchard / Plant a community orchard / An orchard that everyone can pick from
Leave the verges for wild flowers / Wildflower verges / Stop mowing the verges so flowers can grow
Litter along the main road / Too much litter on the main road / litter pick on main road
Allotments for people without gardens
Bat and swift boxes on the church
The pond is full of weed
Keep the dark sky, no more lights
# en health
A doctor in the village two days a week / We need a doctor here in the village / Doctor's surgery in the village again
It takes three weeks to see a GP / You wait three weeks for a GP appointment / Cannot get an appointment with the GP
A defibrillator at the hall / Put a defibrillator on the wall of the hall / defibrilator at village hall
Lonely older people need company / A lunch club for lonely older people / Coffee mornings for people who live alone
Chemist that delivers / Delivery of medicines from the chemist / Prescriptions brought to the door
Help for carers / Carers need a break / Support for people who care for a relative
Walking group for beginners
Dentist taking NHS patients
Mental health first aid training
Gym equipment outdoors for all ages
# en shop
Keep the post office open / Save our post office / Do not close the post office / Losing the counter for parcels would be a disaster
A village shop run by volunteers / Community shop run by volunteers / Shop owned by the village
A cash machine in the village / There is no cash machine / Somewhere to get cash
A weekly market in the square / Market in the square every Saturday / Farmers market once a week
The pub should serve food / Food at the pub again / Reopen the pub kitchen
Small workshops to rent for new businesses / Workshop space for small businesses / Units for start ups
A cafe where you can sit with a laptop
Local crafts sold in the church porch
Help for the farm to sell milk directly
A list of local tradespeople
# en hall
The hall is too cold in winter / Heating in the village hall does not work / Village hall is freezing in winter
Repair the hall roof / The roof of the hall leaks / Hall roof leaking again
The hall is too dear to hire / Hiring the hall costs too much / Lower the hall hire charge
Film nights at the hall / A film club in the hall / Show films in the village hall once a month
Better kitchen in the hall / The hall kitchen is old and small / New kitchen for hall
Ramp at the hall door / No wheelchair access to the hall / Wheelchair ramp for the village hall
Online booking for the hall
A stage with proper curtains
More chairs that stack
Open the hall for warm afternoons
# en safety
Street lights too bright by the church / The lights at the church are too bright / Dim the street lamps near the church
Burglaries in the farms / Farm thefts at night / Tools stolen from barns
A police officer we can talk to / We never see a police officer / More police on the beat
Start a neighbourhood watch / Neighborhood watch scheme / Neighbourhood Watch for our street
The alley by the garage is dark / No light in the alley beside the garage
Scam phone calls to older people / Older people get scam calls / Warn people about phone scams
Fire engine cannot get through Vicarage Lane
Fly tipping in the quarry
Flooding at the ford after rain
First aid course for everyone
# en talk
Fast broadband at last / Broadband is too slow / Internet so slow you cannot work from home / broad band speed is awful
No phone signal in the village / Mobile signal is bad / There is no mobile phone signal at the top end
A village newsletter for every door / Newsletter through every door / Paper newsletter for people not online
Noticeboard by the bus stop / A new notice board at the bus stop
Welcome pack for people who move in / Welcome packs for newcomers / A pack for new neighbours
Computer lessons for beginners / Teach older people to use computers / Help with tablets and computers
Street party every summer
Parish council meetings online
A map of the footpaths
Share tools and ladders
# uk roads
Машини їздять занадто швидко біля школи / Біля школи машини їдуть дуже швидко / Швидкі машини біля школи
Потрібен перехід біля магазину / Зробіть пішохідний перехід біля магазину / Перехід коло магазина
Ями на дорозі до церкви / На дорозі до церкви великі ями
Вулиця темна, потрібні ліхтарі / Поставте ліхтарі, вулиця дуже темна
Велосипедна доріжка до міста
# uk buses
Немає автобуса ввечері / Увечері автобуса немає / Вечірній автобус після шостої
Автобус до лікарні / Прямий автобус до лікарні / Як дістатися до лікарні без машини
Квитки на автобус дорогі / Автобус дуже дорогий
Розклад на зупинці старий
# uk youth
Молоді немає куди піти / Підліткам немає куди піти ввечері / Немає де зустрічатися молоді
Відкрийте молодіжний клуб / Молодіжний клуб знову / молодіжній клуб
Гойдалки на майданчику зламані / Полагодьте гойдалки на дитячому майданчику
Уроки англійської мови для дітей
# uk homes
Житло занадто дороге для молодих сімей / Доступне житло для молодих сімей / Дешевше житло молодим родинам
Холодні квартири, треба утеплення / У квартирах холодно, утепліть будинки
Більше квартир в оренду
# ar roads
السيارات تسير بسرعة قرب المدرسة / سيارات مسرعة أمام المدرسة / السيارات سريعة جدا قرب المدرسة
نحتاج ممر مشاة عند الدكان / ممر للمشاة أمام الدكان / معبر آمن عند المتجر
حفر كثيرة في الطريق إلى المسجد / الطريق إلى المسجد مليء بالحفر
إنارة الشارع ضعيفة / الشارع مظلم ويحتاج إلى إنارة
# ar buses
لا توجد حافلة بعد السادسة مساء / لا حافلة بعد الساعة السادسة / الحافلة تتوقف في المساء
حافلة مباشرة إلى المستشفى / نريد حافلة إلى المستشفى
تذاكر الحافلة غالية / الحافلة غالية جدا
موقف الحافلة بلا سقف
# ar youth
لا مكان يجتمع فيه الشباب / الشباب ليس لديهم مكان يجتمعون فيه / مكان للشباب
نادي للشباب في القرية / نريد نادي الشباب من جديد / افتحوا نادي الشباب
ملعب كرة قدم للأطفال / ملعب لكرة القدم
دروس بعد المدرسة
# ar homes
بيوت بأسعار مناسبة للعائلات الشابة / نريد بيوتا رخيصة للعائلات الشابة / أسعار البيوت مرتفعة جدا
البيوت باردة في الشتاء / بيوت المجلس باردة في الشتاء
بيوت صغيرة لكبار السن
# zh roads
学校门口车开得太快 / 学校旁边的车太快了 / 请在学校附近减速
商店门口需要人行横道 / 在商店门口画一条斑马线 / 商店前面没有人行横道
磨坊路上有很多坑 / 磨坊路坑坑洼洼
货车不要穿过村子
# zh buses
晚上六点以后没有公交车 / 六点以后没有公共汽车 / 晚上没有公交车
需要去医院的公交车 / 直达医院的公交车 / 没有车就去不了医院
公交车票太贵了 / 公交车太贵
车站没有遮雨的地方
# zh youth
年轻人没有地方去 / 青少年没有地方聚会 / 给年轻人一个聚会的地方
重新开放青年俱乐部 / 希望青年俱乐部重新开门 / 青年俱乐部
操场上的秋千坏了 / 修理操场的秋千
暑假给孩子办夏令营
# zh homes
年轻家庭买不起房子 / 年轻家庭需要买得起的房子 / 房价太高
不要在田地上盖房子 / 不要再在绿地上建房子
给老人盖小房子
# cy roads
Ceir yn gyrru'n rhy gyflym ger yr ysgol / Mae'r ceir yn mynd yn rhy gyflym heibio'r ysgol / Arafwch y ceir wrth yr ysgol
Croesfan ddiogel wrth y siop / Angen croesfan ger y siop
Tyllau yn y ffordd i'r capel / Ffordd y capel yn llawn tyllau
Goleuadau gwell ar y stryd fawr
# cy buses
Dim bws ar ôl chwech / Does dim bws ar ôl chwech o'r gloch / Bysiau gyda'r nos
Bws i'r ysbyty / Angen bws uniongyrchol i'r ysbyty
Lloches bws yn gollwng
# cy youth
Clwb ieuenctid eto / Ail-agor y clwb ieuenctid / Dewch â'r clwb ieuenctid yn ôl
Dim byd i bobl ifanc ei wneud / Does dim i bobl ifanc ei wneud yma
Siglenni newydd yn y parc / Mae'r siglenni yn y parc wedi torri
# cy homes
Tai fforddiadwy i deuluoedd ifanc / Angen tai fforddiadwy i bobl ifanc lleol / Cartrefi y gall teuluoedd lleol eu fforddio
Gormod o ail gartrefi / Mae gormod o ail gartrefi yma
Byngalos i bobl hŷn
# pl roads
Samochody jeżdżą za szybko koło szkoły / Za szybkie samochody przy szkole / samochody kolo szkoly jezdza za szybko
Przejście dla pieszych przy sklepie / Potrzebne przejście dla pieszych koło sklepu
Dziury w drodze do kościoła
# pl buses
Brak autobusu po osiemnastej / Po osiemnastej nie ma autobusu / Wieczorne autobusy
Autobus do szpitala / Bezpośredni autobus do szpitala
Bilety są za drogie
# pl youth
Młodzież nie ma się gdzie spotykać / Nie ma miejsca gdzie młodzież może się spotykać
Klub młodzieżowy / Otwórzcie znowu klub młodzieżowy
Lekcje polskiego dla dzieci
`

export interface AlikeNote {
  readonly id: string
  readonly text: string
  readonly lang: string
  readonly theme: string
  /** Notes of the same line say the same. */
  readonly line: string
  readonly isForTuning: boolean
}

/** Names of the themes, as a co-editor might have put them. */
export const themeNames: Readonly<Record<string, string>> = {
  roads: 'Roads and crossings',
  buses: 'Getting about',
  youth: 'Young people',
  homes: 'Homes',
  green: 'Green places',
  health: 'Health and care',
  shop: 'Shops and work',
  hall: 'The village hall',
  safety: 'Feeling safe',
  talk: 'Keeping in touch',
}

export const alikeNotes: readonly AlikeNote[] = text
  .trim()
  .split('\n# ')
  .flatMap(section => {
    const [head = '', ...lines] = section.split('\n')
    const [lang = '', theme = ''] = head.replace('# ', '').split(' ')
    return lines.flatMap((line, i) =>
      line.split(' / ').map((words, n) => ({
        id: `${lang}-${theme}-${i}-${n}`,
        text: words,
        lang,
        theme,
        line: `${lang}-${theme}-${i}`,
        isForTuning: i % 2 === 0,
      })),
    )
  })

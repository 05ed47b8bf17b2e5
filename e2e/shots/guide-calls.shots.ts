import { test, type Company } from '../fixtures.ts'
import { openCalls } from '../pages/calls-page.ts'
import { writeLog, type PastCall } from '../support/call-log.ts'
import { arrange, pictureStart, takePicture } from './camera.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const ANA = { number: '+12025550100', name: 'Ana Peña' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

const DAY = 24 * 60

/** Before noon of yesterday, so that the pictures are the same on every day but for its name. */
function someCalls(company: Company): void {
  const sinceNoon = Math.round((Date.now() - new Date().setUTCHours(12, 0, 0, 0)) / 60_000) + DAY
  const calls: readonly PastCall[] = [
    { kind: 'missed', ...FRIDA, minutesAgo: 2 },
    { kind: 'missed', ...FRIDA, minutesAgo: 9 },
    { kind: 'missed', ...FRIDA, minutesAgo: 14 },
    { kind: 'outgoing', ...ANA, minutesAgo: 32, seconds: 125 },
    { kind: 'incoming', ...HARRIET, minutesAgo: 58, seconds: 754 },
    { kind: 'voicemail', ...NILS, minutesAgo: 75, seconds: 19, isSeen: false },
    { kind: 'incoming', number: '+442079460112', minutesAgo: 130, seconds: 41 },
    { kind: 'recording', ...HARRIET, minutesAgo: 190, seconds: 754 },
    { kind: 'fax', number: '+442079460113', minutesAgo: 245 }
  ]
  writeLog(
    company,
    'jane',
    calls.map((call) => ({ ...call, minutesAgo: call.minutesAgo + sinceNoon }))
  )
}

test('the page of past calls, with a line that is open', async ({ start, company }) => {
  someCalls(company)
  const ringside = await start(pictureStart(company))
  const page = await ringside.main()
  const calls = await openCalls(page)
  await arrange(ringside, 'light')
  await takePicture(page, '../../docs/guide/calls-list')
  await calls.row(FRIDA.name).click()
  await takePicture(page, '../../docs/guide/calls-details')
})

import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { managedObjects } from './mirta/admin.ts'
import { commonParameters } from './mirta/common-parameters.ts'
import { mirtaRequests, type WireRequest } from './mirta.ts'

const rows: [string, WireRequest][] = Object.entries(mirtaRequests)

/** The names of the rows in every file of the folder, whether the table has them or not. */
async function writtenNames(): Promise<readonly string[]> {
  const names = readdirSync(new URL('./mirta/', import.meta.url)).map((file) => file.replace('.ts', ''))
  const files = await Promise.all(names.map((name) => import(`./mirta/${name}.ts`) as Promise<Record<string, object>>)) // tables are all they export
  return files
    .flatMap((file) => Object.entries(file))
    .flatMap(([name, group]) => (name.endsWith('Requests') ? Object.keys(group) : []))
}

const requestTypes =
  'COUNTPEERS COUNTCHANNELS CHANSIPPEERS BLFS DND FLOWS CHANNEL CHANNELS GETCURRENTCALLS PHONEBOOKS PHONEBOOK INFO AGENT ATXTRANSFER CAMPAIGN DIAL FAX HANGUP MEDIAFILE QUEUE QUEUERESET REBOOT RESPONSEPATH SETFLOW SMS TRANSFER UNREGISTER USERGROUP VIRTUALEXT VOICEMAIL SETTING COUNTCALLS LICENSEDAYS BALANCE CDR MANAGEDB CHECKAUTH AUTHTOKEN GETWEBRTCAUTH HELP'
const infos =
  'queues queue queuecallers agents agentsconnected agentsdelay outdialed simpledialed call fax inforecording recording recordings transcript playrecording voicemail voicemailtranscript dids pincodes sms extensions extstate regstate config cdrs simplecdrs queuelogs ivrlogs balance flow variable'

describe('the table of MiRTA requests', () => {
  it('has every row that is written, each under a name of its own', async () => {
    expect(rows.map(([name]) => name).toSorted()).toEqual((await writtenNames()).toSorted())
  })

  it('has every request type and every kind of information of the contract', () => {
    expect([...new Set(rows.map(([, row]) => row.reqtype))].toSorted()).toEqual(requestTypes.split(' ').toSorted())
    const asked = rows.flatMap(([, row]) => row.chosen.info ?? [])
    expect(asked.toSorted()).toEqual(infos.split(' ').toSorted())
  })

  it('has no two rows that are chosen by the same values', () => {
    const keys = rows.map(([, row]) => JSON.stringify([row.reqtype, row.chosen]))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('has parameter names with at most the two marks, none of them common or chosen', () => {
    for (const [name, row] of rows)
      for (const parameter of row.parameters) {
        expect(parameter, name).toMatch(/^[a-z_0-9]+(\|[a-z_0-9]+)*!?$/)
        for (const one of parameter.replace('!', '').split('|')) {
          expect(Object.keys(commonParameters), name).not.toContain(one)
          expect(Object.keys(row.chosen), name).not.toContain(one)
        }
      }
  })

  it('gives closed lists of values for parameters it has', () => {
    for (const [name, row] of rows) {
      const names = row.parameters.flatMap((parameter) => parameter.replace('!', '').split('|'))
      for (const parameter of Object.keys(row.values ?? {})) expect(names, name).toContain(parameter)
    }
  })

  it('lets nobody empty a queue or a phone book, change credit or ask for a script', () => {
    const never = rows.filter(([, row]) => row.use === 'never').map(([name]) => name)
    expect(never.toSorted()).toEqual(['changeBalance', 'deleteAllPhoneBookEntries', 'removeAllMembers'])
    expect(commonParameters.callback.use).toBe('never')
  })

  it('keeps all of the configuration database and its actions behind one row', () => {
    expect(Object.keys(managedObjects)).toHaveLength(22)
    expect(Object.values(managedObjects).flat()).toHaveLength(107)
    expect(mirtaRequests.manageDatabase).toMatchObject({ use: 'admin', right: 'admin' })
  })
})

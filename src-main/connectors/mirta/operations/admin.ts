import type { managedObjects } from '../../../wire-tables/mirta/admin.ts'
import type { InputOf } from '../requests/request-input.ts'
import type { RequestOptions } from '../requests/request.ts'
import { isSuccess } from '../reply/reply.ts'
import type { Reply } from '../reply/reply.ts'
import { RowReader, scalarText } from '../reply/row-reader.ts'
import { readToken } from '../wire/people.ts'
import { Operations, textIn } from './operations.ts'

type Managed = typeof managedObjects
type ManagedObject = { [O in keyof Managed]: Managed[O] extends readonly [] ? never : O }[keyof Managed]

/** What is done with the configuration database: an action its object has (MiRTA 3.2). */
export type DatabaseInput = Omit<InputOf<'manageDatabase'>, 'object' | 'action'> &
  { [O in ManagedObject]: { readonly object: O; readonly action: Managed[O][number] } }[ManagedObject]

/** Actions that only look; some of them give a file. */
const LOOKING = /^(?:list|get)/
const FILES: readonly string[] = ['getbinary', 'getmessagerecording']

/** Adding answers with the new id, and the rest with what there is (MiRTA 3.2). */
const isChanged = (reply: Reply): boolean => reply.kind === 'json' || isSuccess(reply)

/** A token is one word (MiRTA 9.2, assumed). */
const isToken = (reply: Reply): boolean =>
  reply.kind === 'json' || (reply.kind === 'text' && /^\S{8,}$/.test(reply.text))

const rowsOf =
  <const F extends Readonly<Record<string, readonly string[]>>>(fields: F) =>
  (value: unknown) =>
    new RowReader(fields).rows(value)

const campaignNumbers = rowsOf({
  id: ['id'],
  number: ['number'],
  name: ['description', 'numberdescription'],
  state: ['status']
})
const pathSteps = rowsOf({
  uniqueId: ['uniqueid'],
  type: ['type'],
  typeId: ['typeid'],
  value: ['value'],
  typeName: ['typename'],
  valueName: ['valuename']
})
const groups = rowsOf({ id: ['id', 'ugid', 'teid', 'usid'], name: ['name', 'ugname', 'tename', 'ususername'] })
const pins = rowsOf({ id: ['id', 'piid'], name: ['name', 'description', 'piname'] })
const peers = rowsOf({
  node: ['node'],
  name: ['name'],
  host: ['host'],
  port: ['port'],
  status: ['status'],
  description: ['description']
})
const menuSteps = rowsOf({
  time: ['time', 'datetime'],
  menu: ['ivname', 'ivr'],
  key: ['key', 'digit'],
  callId: ['callid', 'uniqueid']
})

/** Numbers and words of state by nodes, extensions or agents. */
function countsByName(value: unknown): ReadonlyMap<string, readonly string[]> {
  const entries = Object.entries(Object(value)).slice(0, 5_000)
  return new Map(
    entries.map(([name, one]) => {
      const texts = [
        scalarText(one),
        ...Object.values(Object(scalarText(one) === undefined ? one : {})).map(scalarText)
      ]
      return [
        name,
        texts.flatMap((text) => (text !== undefined && /^(?:[\d.]{1,20}|[A-Z_ ]{1,30})$/.test(text) ? text : []))
      ]
    })
  )
}

/** Requests of administration, for tools and tests: no link may reach them, which `imports.test.ts` proves (MiRTA 3, 3.2). */
export class AdminOperations extends Operations {
  readonly #changeDatabase = this.makes('manageDatabase', (value) => value, isChanged)
  readonly #readDatabase = this.reads('manageDatabase', (value) => value)
  readonly #databaseFile = this.plays('manageDatabase')

  /** Rows, or the bytes of a file, as they came, secrets too: whoever asks must not keep, log or show them. */
  readonly manageDatabase = (input: DatabaseInput, signal: AbortSignal, options?: RequestOptions): Promise<unknown> => {
    if (FILES.includes(input.action)) return this.#databaseFile(input, signal)
    return LOOKING.test(input.action)
      ? this.#readDatabase(input, signal, options)
      : this.#changeDatabase(input, signal, options)
  }

  readonly startCampaign = this.acts('startCampaign')
  readonly stopCampaign = this.acts('stopCampaign')
  readonly pauseCampaign = this.acts('pauseCampaign')
  readonly resumeCampaign = this.acts('resumeCampaign')
  readonly addCampaignNumber = this.acts('addCampaignNumber')
  readonly deleteCampaignNumber = this.acts('deleteCampaignNumber')
  readonly campaignNumbers = this.reads('campaignNumbers', campaignNumbers)
  readonly deleteCampaignNumbers = this.acts('deleteCampaignNumbers')
  readonly mediaFile = this.plays('mediaFile')
  /** `peer` may be `ALL`. */
  readonly rebootPhones = this.acts('rebootPhones')
  readonly dropRegistrations = this.acts('dropRegistrations')
  readonly responsePaths = this.reads('responsePaths', pathSteps)
  readonly responsePath = this.reads('responsePath', pathSteps)
  readonly lastResponsePath = this.reads('lastResponsePath', pathSteps)
  readonly userGroups = this.reads('userGroups', groups)
  readonly userGroupTenants = this.reads('userGroupTenants', groups)
  readonly userGroupUsers = this.reads('userGroupUsers', groups)
  readonly addUserGroupTenant = this.acts('addUserGroupTenant')
  readonly removeUserGroupTenant = this.acts('removeUserGroupTenant')
  readonly addUserGroupUser = this.acts('addUserGroupUser')
  readonly removeUserGroupUser = this.acts('removeUserGroupUser')
  readonly getSetting = this.reads('getSetting', textIn)
  readonly setSetting = this.acts('setSetting')
  readonly licenceDays = this.reads('licenceDays', textIn)
  readonly balance = this.reads('balance', textIn)
  /** Their codes stay behind. */
  readonly pinCodes = this.reads('pinCodes', pins)
  readonly variable = this.reads('variable', textIn)
  readonly countPeers = this.reads('countPeers', countsByName)
  readonly countChannels = this.reads('countChannels', textIn)
  readonly countCalls = this.reads('countCalls', textIn)
  readonly registeredPeers = this.reads('registeredPeers', peers)
  readonly agentDelays = this.reads('agentDelays', countsByName)
  readonly removeAllVirtualMembers = this.acts('removeAllVirtualMembers')
  readonly resetQueueFigures = this.acts('resetQueueFigures')
  readonly menuLog = this.reads('menuLog', menuSteps)
  readonly dialledByExtensions = this.reads('dialledByExtensions', countsByName)
  readonly dialledInAndOut = this.reads('dialledInAndOut', countsByName)
  readonly inlineRecording = this.plays('inlineRecording')
  /** In place of the user's password; a new one takes the place of the old one (MiRTA 9.2). */
  readonly generateToken = this.makes('generateToken', readToken, isToken)
  readonly resetToken = this.acts('resetToken')
}

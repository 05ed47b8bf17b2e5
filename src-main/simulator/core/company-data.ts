import type { CallLogKind } from './call-log.ts'
import type { DeviceData } from './parties.ts'
import type { RecordingMode } from './leg-recording.ts'
import type { Activity, Role, Shortcut } from './presence.ts'

/** What a user may do beyond the ordinary. */
export type Right = 'administrator' | 'serviceAccount' | 'intrusion' | 'pickup'

/** One user of the company data. */
export interface UserData {
  readonly id: string
  readonly domain: string
  readonly firstName: string
  readonly lastName: string
  readonly shortNumber: string
  /** E.164. */
  readonly number: string
  readonly mobile?: string
  readonly password: string
  /** The code this user's second factor accepts; missing = no second factor. */
  readonly secondFactor?: string
  /** False: no licence to control calls from a computer. */
  readonly callControl?: boolean
  readonly rights?: readonly Right[]
  /** How this user's calls are recorded; missing = not at all. */
  readonly recording?: RecordingMode
  /** False: not allowed to send text messages. */
  readonly texting?: boolean
  readonly timeZone?: string
  readonly company?: string
  readonly email?: string
  readonly hasPhoto?: boolean
  /** Values of the directory fields, by field id. */
  readonly fields?: Readonly<Record<string, string>>
  readonly activityId?: string
  readonly note?: string
  /** True: colleagues may set this user's presence. */
  readonly presenceOpen?: boolean
  readonly devices: readonly DeviceData[]
  readonly shortcuts?: readonly Shortcut[]
  /** Addresses or directory ids of the favourites. */
  readonly favourites?: readonly string[]
  readonly history?: readonly HistoryData[]
}

/** A finished call a user starts with. */
export interface HistoryData {
  readonly kind: CallLogKind
  readonly number: string
  readonly name?: string
  /** How long before the start of the PBX, in minutes. */
  readonly minutesAgo: number
  readonly durationMs?: number
  readonly seen?: boolean
}

/** One group of the company data. */
export interface QueueData {
  /** 64-bit number as text. */
  readonly id: string
  readonly domain: string
  readonly name: string
  readonly kind: 'acd' | 'acdLight' | 'attendant'
  readonly shortNumber: string
  readonly number: string
  readonly distribution: 'priority' | 'skills'
  readonly nightMode?: boolean
  readonly lendsNumber?: boolean
  /** True: all free agents are rung at once. */
  readonly ringsAll?: boolean
  /** Where callers go when no agent is left; missing = to the group's voicemail. */
  readonly forwardsTo?: string
  /** Messages its shared inbox starts with. */
  readonly messages?: readonly HistoryData[]
  readonly agents: readonly { readonly user: string; readonly skill?: number; readonly signedIn?: boolean }[]
}

/** One ring group of the company data. */
export interface RingGroupData {
  readonly id: string
  readonly domain: string
  readonly name: string
  readonly shortNumber: string
  readonly number: string
  /** All members of one priority at once, or one after the other. */
  readonly strategy: 'ringAll' | 'hunt'
  /** How long one member rings, in ms. */
  readonly memberRingMs?: number
  /** How long the group rings, in ms. */
  readonly ringMs?: number
  /** Where callers go whom nobody takes; missing = the call ends. */
  readonly forwardsTo?: string
  /** The lowest priority first; missing = 1, and signed in. */
  readonly members: readonly { readonly user: string; readonly priority?: number; readonly signedIn?: boolean }[]
}

/** A contact of the directory that is not a user. */
export interface DirectoryData {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly company?: string
  readonly email?: string
  readonly number: string
}

/** What an outside number does when it is called. */
export type Behaviour =
  | { readonly kind: 'answers'; readonly afterMs: number; readonly hangsUpAfterMs?: number; readonly echoes?: true }
  | { readonly kind: 'fails'; readonly code: number; readonly afterMs: number }
  | { readonly kind: 'rings' }

/** One organisation of the company data. */
export interface OrganisationData {
  readonly domain: string
  readonly name: string
  readonly supervisorLicence: boolean
  /** Digits put before a national number, with `+`. */
  readonly countryCode: string
  /** Addresses of the favourites everybody is given by the organisation. */
  readonly favouriteTemplate?: readonly string[]
}

/** One line of the directory the organisation has thought up. */
export interface DirectoryFieldData {
  readonly id: string
  readonly label: string
  /** True: people may change their own value. */
  readonly editable: boolean
}

/** People who share a list of contacts. */
export interface UserGroupData {
  readonly name: string
  readonly domain: string
  /** User ids. */
  readonly members: readonly string[]
}

/** A meeting the company starts with. */
export interface MeetingData {
  /** User id of the organiser. */
  readonly owner: string
  readonly name: string
  /** How long after the start of the PBX, in minutes. */
  readonly inMinutes: number
  readonly minutes: number
  /** User ids. */
  readonly guests?: readonly string[]
  readonly series?: 'daily' | 'weekly'
  /** By how many minutes the second date of the series is moved. */
  readonly movedMinutes?: number
}

/** Everything a PBX starts with. */
export interface CompanyData {
  readonly organisations: readonly [OrganisationData, ...OrganisationData[]]
  readonly activities: readonly Activity[]
  readonly roles: readonly Role[]
  readonly users: readonly UserData[]
  readonly queues: readonly QueueData[]
  readonly ringGroups?: readonly RingGroupData[]
  readonly directory: readonly DirectoryData[]
  readonly fields?: readonly DirectoryFieldData[]
  readonly userGroups?: readonly UserGroupData[]
  readonly meetings?: readonly MeetingData[]
  /** Outside numbers with fixed behaviour. */
  readonly numbers: Readonly<Record<string, Behaviour>>
}

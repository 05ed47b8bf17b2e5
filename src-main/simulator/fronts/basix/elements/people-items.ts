import { Queue } from '../../../distribution/queues.ts'
import type { CallLogItem } from '../../../core/call-log.ts'
import type { Extension } from '../../../people/extension.ts'
import type { FrontContext } from '../front-context.ts'
import type { BasixGroup, BasixMember, BasixUser } from '../people/directory.ts'
import { atom, binary, integer, nothing, small, type Term } from '../socket/bert.ts'
import type { ElementName } from './element-fields.ts'
import type { Item } from './items.ts'
import { parkGroupOf } from './park-slots.ts'

const ADMINISTRATOR = 100
const USER = 1
/** Bit by which a user may see what is known of callers elsewhere. */
const SEES_WHOSCALL = 1024

/** The people, groups and telephones of every domain (Basix API 3.4). */
export function peopleItems(context: FrontContext): readonly Item[] {
  const { users, groups, members } = context.directory
  return [
    ...domainItems(context),
    ...users.map((user) => userItem(user, context)),
    ...groups.map((group) => groupItem(group, context)),
    ...members.map((member) => memberItem(member, context)),
    ...users.flatMap((user) => terminalItems(user))
  ]
}

const itemOf = (element: ElementName, key: number, domain: string, fields: Readonly<Record<string, Term>>): Item => ({
  element,
  key: String(key),
  domains: [domain],
  userId: undefined,
  fields: new Map(Object.entries({ id: integer(key), ...fields }))
})

const domainItems = ({ pbx }: FrontContext): readonly Item[] =>
  pbx.data.organisations.map(({ domain }, index) => itemOf('domain', 1001 + index, domain, { name: binary(domain) }))

function userItem({ id, name, domain, extension }: BasixUser, context: FrontContext): Item {
  const { onNumber } = context.switches
  const { data, log, dnd, diversion, diversions } = extension
  const isDiverted = diversion !== undefined || diversions.rules.primary.has('always')
  const isAdministrator = data.rights?.includes('administrator') === true
  return itemOf('user', id, domain, {
    name: binary(name),
    label: binary(extension.name),
    main_extension: binary(data.shortNumber),
    presence: small(presenceOf(extension, context)),
    do_not_disturb_status: small(dnd ? onNumber : 0),
    fwd_always_status: small(isDiverted ? onNumber : 0),
    followme: small(0),
    role: small(isAdministrator ? ADMINISTRATOR : USER),
    language: atom('en'),
    park_group: small(parkGroupOf(id)),
    mwi_target: binary(name),
    mwi: mwi(log, context),
    flags: integer(isAdministrator ? SEES_WHOSCALL : 0),
    email: binary(data.email ?? extension.address),
    avatar: data.hasPhoto === true ? binary(`${id}.png`) : nothing
  })
}

/** The number of what somebody is doing; 0 is what everybody begins with. */
function presenceOf({ presence }: Extension, { pbx, switches }: FrontContext): number {
  const index = pbx.data.activities.findIndex(({ id }) => id === presence.activityId)
  return switches.firstPresence + Math.max(0, index)
}

/** Counts of messages that are new and that were kept; empty when there are none. */
function mwi(log: readonly CallLogItem[], { switches }: FrontContext): Term {
  const messages = log.filter(({ kind, bin }) => kind === 'voicemail' && bin === undefined)
  const fresh = messages.filter(({ isPlayed }) => isPlayed !== true).length
  if (messages.length === 0) return binary('')
  return binary(switches.mwi === 'new' ? String(fresh) : `${fresh}/${messages.length - fresh}`)
}

/** True of groups that are rung at once, and of those with a queue. */
export const isRingGroup = ({ to }: BasixGroup): boolean => to instanceof Queue || to.data.strategy === 'ringAll'

function groupItem(group: BasixGroup, context: FrontContext): Item {
  const { id, name, domain, to } = group
  const hasQueue = isRingGroup(group)
  return itemOf('group', id, domain, {
    name: binary(name),
    label: binary(to.data.name),
    type: small(hasQueue ? 0 : 1),
    main_extension: binary(to.data.shortNumber),
    queue: hasQueue ? integer(id) : nothing,
    language: atom('en'),
    flags: integer(0),
    check_login_status: small(1),
    mwi: to instanceof Queue ? mwi(to.inbox, context) : binary('')
  })
}

const memberItem = ({ id, group, user, priority, signedIn }: BasixMember, { switches }: FrontContext): Item =>
  itemOf('group_member', id, group.domain, {
    group_id: integer(group.id),
    user_id: integer(user.id),
    priority: small(priority),
    login_status: small(signedIn ? switches.loggedInNumber : 0),
    role: small(USER)
  })

const terminalItems = ({ id, name, domain, extension }: BasixUser): readonly Item[] =>
  extension.devices.map((device, index) =>
    itemOf('terminal', id * 10 + index, domain, {
      name: binary(`${name}_${device.key}`),
      assoc_user_id: integer(id),
      type: atom('sip'),
      user_agent: binary(device.name),
      registered: atom(String(device.active))
    })
  )

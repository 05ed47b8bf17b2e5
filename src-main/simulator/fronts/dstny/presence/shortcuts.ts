import type { Shortcut } from '../../../core/presence.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { DstnyRefusal, empty, isNumber, json } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'
import { lookUp } from '../../../../util/lookup.ts'

const images: readonly string[] = [
  'ic_shortcut_big_green',
  'ic_shortcut_big_red',
  'ic_shortcut_car',
  'ic_shortcut_coffee',
  'ic_shortcut_home',
  'ic_shortcut_office',
  'ic_shortcut_pizza',
  'ic_shortcut_plane',
  'ic_shortcut_watch'
]

type Fields = Readonly<Record<string, unknown>>

function durationJson({ duration }: Shortcut): object {
  if (duration === 'noEnd') return { durationType: 'NO_END_TIME' }
  if (duration === 'nextWorkingDay') return { durationType: 'UNTIL_NEXT_WORKING_DAY' }
  return { durationType: 'MINUTES', durationMinutes: duration.minutes }
}

const shortcutJson = (shortcut: Shortcut): object => ({
  id: shortcut.id,
  name: shortcut.name,
  activityId: shortcut.activityId,
  available: shortcut.available,
  ...durationJson(shortcut),
  order: shortcut.order,
  imageId: shortcut.image,
  ...(shortcut.diversionNumber !== undefined && { diversionPhoneNumber: shortcut.diversionNumber }),
  applyDiversionNumber: shortcut.appliesDiversion ?? false
})

const listJson = (shortcuts: readonly Shortcut[]) => json({ presenceShortcut: shortcuts.map(shortcutJson) })

function textOf(fields: Fields, name: string): string {
  const value = lookUp(fields, name)
  if (value === undefined) return required(name)
  return typeof value === 'string' && value !== '' ? value : invalid(name, String(value))
}

function numberOf(fields: Fields, name: string): number {
  const value = lookUp(fields, name)
  if (value === undefined) return required(name)
  return isNumber(value) ? Number(value.value) : invalid(name, String(value))
}

function flagOf(fields: Fields, name: string): boolean {
  const value = lookUp(fields, name)
  if (value === undefined) return required(name)
  return typeof value === 'boolean' ? value : invalid(name, String(value))
}

function durationOf(fields: Fields): Shortcut['duration'] {
  const type = textOf(fields, 'durationType')
  if (type === 'NO_END_TIME') return 'noEnd'
  if (type === 'UNTIL_NEXT_WORKING_DAY') return 'nextWorkingDay'
  return type === 'MINUTES' ? { minutes: numberOf(fields, 'durationMinutes') } : invalid('durationType', type)
}

function readShortcut(fields: Fields, id: string, { pbx }: FrontContext): Shortcut {
  const activityId = textOf(fields, 'activityId')
  if (!pbx.data.activities.some((activity) => activity.id === activityId)) invalid('activityId', activityId)
  const image = textOf(fields, 'imageId')
  if (!images.includes(image)) invalid('imageId', image)
  const number = fields['diversionPhoneNumber']
  return {
    id,
    name: textOf(fields, 'name'),
    activityId,
    available: flagOf(fields, 'available'),
    duration: durationOf(fields),
    order: numberOf(fields, 'order'),
    image,
    ...(typeof number === 'string' && { diversionNumber: number }),
    appliesDiversion: fields['applyDiversionNumber'] === true
  }
}

function keep(request: DstnyRequest, { pbx }: FrontContext, shortcuts: readonly Shortcut[]): void {
  request.user.shortcuts = shortcuts
  pbx.events.emit({ kind: 'configuration', extension: request.user })
}

function existing(request: DstnyRequest): Shortcut {
  const id = request.param('id')
  const found = request.user.shortcuts.find((shortcut) => shortcut.id === id)
  if (found === undefined) throw new DstnyRefusal(404, { fieldName: 'id', code: 'item.does.not.exist', name: id })
  return found
}

const putPresenceShortcut: Handler = (request, context) => {
  const id = request.param('id')
  const shortcut = readShortcut(request.body, id, context)
  const others = request.user.shortcuts.filter((one) => one.id !== id)
  keep(request, context, [...others, shortcut])
  return json(shortcutJson(shortcut))
}

const replacePresenceShortcuts: Handler = (request, context) => {
  const list = request.body['presenceShortcut']
  if (!Array.isArray(list)) return required('presenceShortcut')
  const shortcuts = (list as Fields[]).map((fields) => readShortcut(fields, textOf(fields, 'id'), context)) // checked there
  const ids = new Set(shortcuts.map((shortcut) => shortcut.id))
  if (ids.size !== shortcuts.length) invalid('id', 'twice in the list')
  keep(request, context, shortcuts)
  return listJson(shortcuts)
}

/** Presence Shortcuts API (Dstny API 3.20). */
export const shortcutHandlers: Handlers = {
  listPresenceShortcuts: (request) => listJson(request.user.shortcuts),
  getPresenceShortcut: (request) => json(shortcutJson(existing(request))),
  putPresenceShortcut,
  replacePresenceShortcuts,
  deletePresenceShortcut: (request, context) => {
    const gone = existing(request)
    const rest = request.user.shortcuts.filter((one) => one !== gone)
    keep(request, context, rest)
    return empty()
  }
}

import { allZones, isZone, offsetOf } from '../../../../util/time-zones.ts'
import type { Handler, Handlers } from '../front-context.ts'
import { timeQuery } from '../queries.ts'
import { json } from '../http/reply.ts'
import { invalid } from '../http/request.ts'

function zoneJson(tzid: string, at: number): object {
  const [region = '', ...city] = tzid.split('/')
  return { region, city: city.join('/').replaceAll('_', ' ') || region, offset: String(offsetOf(tzid, at)), tzid }
}

const listTimeZones: Handler = (request, { pbx }) => {
  const at = timeQuery(request, 'when') ?? pbx.clock.now()
  const tzid = request.query('tzid')
  if (tzid !== undefined && !isZone(tzid)) invalid('tzid', tzid)
  const zones = tzid === undefined ? allZones() : [tzid]
  return json({ timezone: zones.map((zone) => zoneJson(zone, at)) })
}

/** The time zones of Contacts Information V1 (Dstny API 3.15). */
export const timeZoneHandlers: Handlers = { listTimeZones }

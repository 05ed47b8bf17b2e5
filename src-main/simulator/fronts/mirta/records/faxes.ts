import { SECOND } from '../../../../util/durations.ts'
import { fullNumber } from '../../../distribution/routing.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, list, nothing, object, refused, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { shownNumber } from '../numbers.ts'
import type { Fax } from '../stores/faxes.ts'

/** How long sending takes, in ms. */
const SENDING_MS = 30 * SECOND

const emptyDocument = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** Those of these tenants, with those that people have received. */
function faxesOf({ tenants: asked }: MirtaRequest, { faxes, tenants, pbx }: FrontContext): readonly Fax[] {
  const now = pbx.clock.now()
  const isKept = ({ isDeletedAfterwards, at }: Fax): boolean => !isDeletedAfterwards || now < at + SENDING_MS
  const received = asked.flatMap((tenant) =>
    tenants.people(tenant).flatMap(({ data, log }) =>
      log
        .filter(({ kind }) => kind === 'fax')
        .map(({ id, remote, startedAt }): Fax => ({
          id: `in${id}`,
          tenant,
          source: remote.number ?? '',
          dest: data.number,
          direction: 'IN',
          at: startedAt,
          bytes: emptyDocument,
          fails: false,
          isDeletedAfterwards: false
        }))
    )
  )
  return [...faxes.sent.filter((fax) => asked.includes(fax.tenant) && isKept(fax)), ...received]
}

function stateOf({ direction, at, fails }: Fax, now: number): string {
  if (direction === 'IN') return 'RECEIVED'
  if (now < at) return 'SCHEDULED'
  if (now < at + SENDING_MS) return 'SENDING'
  return fails ? 'FAILED' : 'SENT'
}

const rowOf = (fax: Fax, { time, pbx, switches }: FrontContext): Row => ({
  id: fax.id,
  datetime: time.write(fax.at),
  source_number: shownNumber(fax.source, fax.tenant, switches),
  dest_number: shownNumber(fax.dest, fax.tenant, switches),
  direction: fax.direction,
  status: stateOf(fax, pbx.clock.now())
})

const sendFax: Handler = (request, context) => {
  const { tenant, file } = request
  const { pbx, time } = context
  if (file === undefined || !Buffer.from(file.bytes).subarray(0, 5).equals(Buffer.from('%PDF-')))
    return refused('Not a PDF')
  const dest = fullNumber(request.text('dest_number'), tenant.organisation)
  if (!/^\+\d{7,}$/.test(dest)) return refused('Invalid destination')
  const id = context.faxes.add({
    tenant,
    source: request.text('source_number'),
    dest,
    direction: 'OUT',
    at: time.read(request.text('schedule')) ?? pbx.clock.now(),
    bytes: file.bytes,
    fails: pbx.outsideAt(dest).behaviour.kind === 'fails',
    isDeletedAfterwards: request.text('deleteaftersend') === 'on'
  })
  return done(`Fax queued|${id}|`)
}

const faxes: Handler = (request, context) => list(faxesOf(request, context).map((fax) => rowOf(fax, context)))

const find = (request: MirtaRequest, context: FrontContext): Fax | undefined =>
  faxesOf(request, context).find(({ id }) => id === request.text('id'))

const faxDocument: Handler = (request, context) => {
  const fax = find(request, context)
  return fax === undefined ? nothing : { kind: 'file', bytes: fax.bytes, type: 'application/pdf' }
}

const faxState: Handler = (request, context) => {
  const fax = find(request, context)
  if (fax === undefined) return nothing
  const row = rowOf(fax, context)
  return object(row, `${Object.values(row).join('|')}|\n`)
}

/** Fax (MiRTA 3, FAX). */
export const faxHandlers: Handlers = { sendFax, faxes, faxDocument, faxState }

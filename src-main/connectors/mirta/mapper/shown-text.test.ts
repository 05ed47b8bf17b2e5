import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MAX_DISPLAY_CHARS } from '../../../util/display-text.ts'
import { context, directory, tracked } from '../testing/mapping-samples.ts'
import { mapCalls } from './calls.ts'
import { mapEntry } from './contacts.ts'
import { mapPastCall, pastCallsIn } from './history.ts'
import { mapVoicemail } from './messages.ts'
import { mapParty } from './people.ts'

it('whatever a system writes is shown as text that fits', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.constantFrom('\u202eevil', '<b>x</b>', '\u0000', 'a\nb')
  )
  const row = fc.dictionary(
    fc.constantFrom('name', 'callerName', 'number', 'callerNumber', 'caller', 'text', 'id', 'uniqueId'),
    text
  )
  fc.assert(
    fc.property(row, (some) => {
      const start = { start: '2026-08-20 08:00:00', at: '2026-08-20 08:00:00', direction: 'IN' }
      const shown = [
        mapParty(some['name'], some['number'], directory),
        ...pastCallsIn([{ ...some, ...start }], context).map((one) => mapPastCall(one, directory)),
        mapVoicemail({ ...some, ...start }, context),
        mapCalls([{ ...tracked, name: some['name'] ?? '', number: some['number'] ?? '' }], {
          directory,
          capabilities: new Set(),
          channelsOf: () => ({})
        })[0]?.remote,
        mapEntry({ name: some['name'] ?? '', numbers: [{ field: some['text'] ?? '', number: '0302312501' }] }, 'b')
      ]
      for (const one of shown.flatMap((value) => value ?? [])) {
        const texts = ['name', 'displayNumber', 'company'].flatMap((member) => Reflect.get(one, member) ?? [])
        for (const each of texts) {
          expect(Array.from(String(each)).length).toBeLessThanOrEqual(MAX_DISPLAY_CHARS)
          expect(each).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
        }
      }
    })
  )
})

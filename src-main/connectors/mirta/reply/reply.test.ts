import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barFields, decodeReply, isSuccess } from './reply.ts'
import type { Reply } from './reply.ts'

const WRONG_KEY = 'Too bad... you mistaken the security api key.'
const json = (body: string): Reply => decodeReply(body, 'json')
const plain = (body: string): Reply => decodeReply(body, 'plain')
const WARNING =
  '<br />\n<b>Warning</b>:  Undefined array key [0] {x} in <b>/var/www/html/pbx/proxyapi.php</b> on line <b>12</b><br />\n'

describe('a reply', () => {
  it.each(['', '\r\n', '\ufeff', ']', ' ]\n', 'null', '[]', '{}', '[["",""]]', '[["",""],["",null]]', '""'])(
    'that has nothing in it is empty, whichever of the five ways that is written: %j',
    (body) => {
      expect(json(body)).toEqual({ kind: 'empty' })
    }
  )

  it.each(['', '\r\n', ']', 'null', '[]'])('to an action is empty as well: %j', (body) => {
    expect(plain(body)).toEqual({ kind: 'empty' })
  })

  it.each([WRONG_KEY, `${WRONG_KEY}\n`, `\r\n${WRONG_KEY}\r\n`, `"${WRONG_KEY}"`, `${WARNING}${WRONG_KEY}`])(
    'says that the key is wrong, with and without a line end, quotes and noise: %j',
    (body) => {
      expect(json(body)).toEqual({ kind: 'refusal', refusal: { reason: 'key' } })
    }
  )

  it('says which parameter is missing, and that the tenant is', () => {
    expect(plain('No id specified')).toEqual({ kind: 'refusal', refusal: { reason: 'missing', what: 'id' } })
    expect(plain('No extension specified\n')).toMatchObject({ refusal: { what: 'extension' } })
    expect(json('Wrong or missing tenant')).toEqual({ kind: 'refusal', refusal: { reason: 'tenant' } })
  })

  it('gives the reason of a refused action in the words of the system', () => {
    expect(plain('Error|No such channel|')).toEqual({
      kind: 'refusal',
      refusal: { reason: 'refused', text: 'No such channel' }
    })
    expect(plain('Error|')).toMatchObject({ refusal: { text: '' } })
  })

  it.each(['{"a":"1"}', `\ufeff{"a":"1"}`, `\r\n {"a":"1"}\r\n`, `${WARNING}{"a":"1"}`, `{"a":"1"}${WARNING}`])(
    'is JSON, also behind a mark, blanks and warnings: %j',
    (body) => {
      expect(json(body)).toEqual({ kind: 'json', value: { a: '1' } })
    }
  )

  it('is JSON behind noise that has brackets of its own', () => {
    expect(json('Notice [12]: {none} [{"a":"1"}] done')).toEqual({ kind: 'json', value: [{ a: '1' }] })
  })

  it.each([
    '[{"a":"1"',
    '{"a":',
    'Fatal: out of memory',
    '<html><body>Sign in</body></html>',
    '<!-- proxy --><html><body>Sign in</body></html>',
    '<div class="error">Out of order</div>',
    '<!DOCTYPE html>',
    '\u0000\u0001'
  ])('that is neither is not understood: %j', (body) => {
    expect(json(body).kind).toBe('notUnderstood')
  })

  it('of an action is never a page of the web server', () => {
    expect(plain('<html><h1>502 Bad Gateway</h1></html>').kind).toBe('notUnderstood')
    expect(plain('<pre>Parameters:\nreqtype - Request type</pre>').kind).toBe('text')
  })

  it('is not read deeper than any list is', () => {
    expect(json('['.repeat(5_000) + '"a"' + ']'.repeat(5_000)).kind).toBe('notUnderstood')
  })

  it('is some reply, whatever comes', () => {
    const parts = [
      '[',
      ']',
      '{',
      '}',
      '"',
      ',',
      ':',
      '\\',
      ' on line ',
      '<b>Warning</b>: ',
      'Error|',
      '|',
      WRONG_KEY,
      WARNING,
      '\r\n',
      '1'
    ]
    const text = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 8 })), { maxLength: 400 })
    fc.assert(
      fc.property(text, fc.constantFrom('json', 'plain'), (all, format) => {
        const body = all.join('')
        const reply = decodeReply(body, format)
        const bytes = new TextEncoder().encode(body)
        const wellFormed = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
        expect(['empty', 'refusal', 'json', 'text', 'notUnderstood']).toContain(reply.kind)
        expect(decodeReply(bytes, format)).toEqual(decodeReply(wellFormed, format))
        if (reply.kind === 'json') expect(reply.value).not.toBeUndefined()
      }),
      { numRuns: 500 }
    )
  })

  it('is read in time that grows with its length only, or this would never end', () => {
    const long = `${'<b>Warning</b>: '.repeat(200_000)} on line `
    expect(decodeReply(long, 'json').kind).toBe('notUnderstood')
    expect(decodeReply('['.repeat(3_000_000), 'json').kind).toBe('notUnderstood')
  })

  it('keeps every value of a list that JSON can hold', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.string(), { minKeys: 1 }), { minLength: 1 }), (rows) => {
        const reply = json(JSON.stringify(rows))
        if (reply.kind === 'json') expect(JSON.stringify(reply.value)).toBe(JSON.stringify(rows))
        else expect(['empty', 'notUnderstood']).toContain(reply.kind)
      })
    )
  })
})

describe('an action', () => {
  it.each(['OK', 'ok\r\n', 'Success|Originate successfully queued|15a4cfe6429054|', 'SUCCESS'])(
    'was done: %j',
    (body) => {
      expect(isSuccess(plain(body))).toBe(true)
    }
  )

  it.each(['', 'Agent already in queue', 'Okay then', 'null', 'Error|Originate failed|', WRONG_KEY])(
    'was not done: %j',
    (body) => {
      expect(isSuccess(plain(body))).toBe(false)
    }
  )

  it('was done or not in the JSON of the newer interface too', () => {
    expect(isSuccess(json('{"Response":"Success","ID":"6867c1c5.1"}'))).toBe(true)
    expect(isSuccess(json('{"Response":"Error","Message":"Originate failed"}'))).toBe(false)
    expect(isSuccess(json('"OK"'))).toBe(true)
    expect(isSuccess(json('["Success","queued","15a4"]'))).toBe(true)
  })
})

it('fields between bars lose their blanks, and the bar at the end makes none', () => {
  expect(barFields('Success|queued| 15a4 |')).toEqual(['Success', 'queued', '15a4'])
  expect(barFields('')).toEqual([])
})

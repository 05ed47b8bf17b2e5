import { expect, it } from 'vitest'
import { identityOf } from './settings.ts'

const jane = { address: 'pbx.example.org', domain: 'example.org', userId: 'jane' }

it.each(['https://pbx.example.org', 'https://PBX.example.org/', 'pbx.example.org/api', ' pbx.example.org '])(
  'takes %j for the same server',
  (address) => expect(identityOf({ ...jane, address })).toBe(identityOf(jane))
)

it.each([{ userId: 'anna' }, { domain: 'example.com' }, { address: 'pbx.example.org:8443' }])(
  'tells accounts apart by %j',
  (change) => expect(identityOf({ ...jane, ...change })).not.toBe(identityOf(jane))
)

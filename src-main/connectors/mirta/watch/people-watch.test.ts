import { expect, it } from 'vitest'
import { ManualClock } from '../../../util/clock.ts'
import { HOUR } from '../../../util/durations.ts'
import type { MirtaContext } from '../context.ts'
import { People } from '../people.ts'
import type { Extension } from '../wire/people.ts'
import { PeopleWatch } from './people-watch.ts'

it('an empty list of extensions is no list: the user is one of them, and names stay as they were', async () => {
  const clock = new ManualClock()
  const people = new People('DEVEL')
  const anna: Extension = { number: '201', name: 'Anna Berg', state: 'NOT_INUSE' }
  const answers = [[anna], [], [{ ...anna, name: 'Anna Kurz' }]]
  const client = { access: { extensions: () => Promise.resolve(answers.shift() ?? []) } }
  const watch = new PeopleWatch({ client, clock, people } as unknown as MirtaContext, () => undefined) // what it uses
  const named = async (): Promise<string | undefined> => {
    await watch.read(new AbortController().signal)
    return people.directory.nameOf('201')
  }
  expect(await named()).toBe('Anna Berg')
  await clock.advance(HOUR)
  expect([await named(), await named()]).toEqual(['Anna Berg', 'Anna Kurz'])
})

import { expect } from 'vitest'
import type { Case } from '../../../testing/stage.ts'

/** Where the telephone system's own program for browsers is. */
export function webClientCases(one: Case): void {
  one('says where the web client is', ['webClient'], async (stage) => {
    await stage.goLive()
    const { domain, id } = stage.me.data
    expect(await stage.ask('webClient.address', {})).toBe(`https://web.${domain}/client/${id}`)
  })
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PlacementStore } from './placements.ts'

const main = { x: 10, y: 20, width: 400, height: 680 }

describe('placements', () => {
  let folder = ''
  let file = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'placements-'))
    file = join(folder, 'windows.json')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('are kept over a restart', () => {
    new PlacementStore(file, vi.fn()).remember({ main })
    new PlacementStore(file, vi.fn()).remember({ popup: { right: 5, bottom: 6 } })
    expect(new PlacementStore(file, vi.fn()).placements).toEqual({ main, popup: { right: 5, bottom: 6 } })
  })

  it.each(['', '{', '[]', '{"version":2}', '{"version":1,"main":{"x":"0"}}', '{"version":1,"main":{"x":1e99}}'])(
    'start empty from the damaged file %j',
    (text) => {
      writeFileSync(file, text)
      expect(new PlacementStore(file, vi.fn()).placements).toEqual({})
    }
  )

  it('start empty from a file that is too large to be ours', () => {
    writeFileSync(file, JSON.stringify({ version: 1, main }).padEnd(64 * 1024 + 1))
    expect(new PlacementStore(file, vi.fn()).placements).toEqual({})
  })

  it('forget a place that cannot be read, and no other', () => {
    writeFileSync(file, JSON.stringify({ version: 1, main: { ...main, x: '10' }, popup: { right: 5, bottom: 6 } }))
    expect(new PlacementStore(file, vi.fn()).placements).toEqual({ popup: { right: 5, bottom: 6 } })
  })

  it('leave no temporary file behind', () => {
    new PlacementStore(file, vi.fn()).remember({ main })
    expect(() => readFileSync(`${file}.new`)).toThrow('ENOENT')
  })

  it('say when they cannot be saved and go on', () => {
    const problem = vi.fn()
    const store = new PlacementStore(join(folder, 'missing', 'windows.json'), problem)
    store.remember({ main })
    expect(problem).toHaveBeenCalledOnce()
    expect(store.placements).toEqual({ main })
  })
})

import Conf from 'conf'
import * as z from 'zod/mini'
import { silentLog } from '../../logging/log.ts'
import { ManualClock } from '../../util/clock.ts'
import { parseJson, VersionedFile } from '../versioned-file.ts'

const schema = z.object({ size: z.number(), name: z.string() })

/** A versioned file of its own kind in that folder, written by the library below electron-store. */
export const thing = (cwd: string, problem: (kind: string) => void = () => undefined) =>
  new VersionedFile<z.infer<typeof schema>>({
    open: (options) => new Conf({ cwd: options.cwd, configName: options.name, deserialize: parseJson }),
    cwd,
    name: 'thing',
    schema,
    migrations: [],
    defaults: { size: 0, name: '' },
    clock: new ManualClock(),
    log: silentLog,
    onProblem: ({ kind }) => problem(kind),
    onLost: () => problem('lost')
  })

import { _electron, type ElectronApplication, type Page } from 'playwright/test'
import { assemble } from './assemble.ts'
import { freshProfile } from './profiles.ts'
import { electronArguments, needed } from '../../e2e/support/program.ts'
import { folder } from './programs.ts'

/** One of the programs that ours is compared with. */
export interface BarestProgram extends AsyncDisposable {
  readonly app: ElectronApplication
  readonly page: Page
}

/** Starts the program in this folder of the bench, told so much by its environment. */
export const startBarest = (
  name: 'pipeline-app' | 'click-app',
  env: Readonly<Record<string, string>>
): Promise<BarestProgram> =>
  assemble(async (life) => {
    const profile = life.add(await freshProfile())
    const app = await _electron.launch({
      executablePath: needed('RINGSIDE_ELECTRON'),
      args: electronArguments(folder(name), profile.path),
      cwd: folder(name),
      env: { ...definedEnvironment(), ...env }
    })
    life.defer(() => app.close())
    const page = await app.firstWindow()
    await page.waitForLoadState()
    return { app, page }
  })

const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))

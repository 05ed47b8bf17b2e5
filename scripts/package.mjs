import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build } from 'electron-builder'
import { ensureBuild } from './build.mjs'
import { ensureElectronRuntime } from './electron-runtime.mjs'
import { root } from './paths.mjs'
import { main, PlainError } from './process.mjs'

const HELP = `Packages the program into dist/.

  npm run package                     for this system, with the official Electron runtime
  npm run package -- --for-testing    also with the fallback runtime; never hand such a package to users`

/** What must hold in a packaged program (trust.md S19). The wire of an old runtime does not know every fuse. */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false
}

const wireNames = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges
}

/** What electron-builder packs: the three bundles, the resources and the one native addon. */
function configuration({ distPath, version }) {
  return {
    appId: 'org.ringside.app',
    productName: 'Ringside',
    directories: { output: 'dist' },
    electronDist: distPath,
    electronVersion: version,
    npmRebuild: false,
    files: [
      'out/**',
      'resources/**',
      'package.json',
      '!node_modules/**',
      'node_modules/keytar/{lib,prebuilds,package.json}/**',
      'node_modules/keytar/package.json'
    ],
    asarUnpack: ['node_modules/keytar/prebuilds/**'],
    electronFuses: fuses,
    linux: { target: 'dir', icon: 'resources/icons', category: 'Office' }
  }
}

/** Reads the fuses back from the packed binary: what was asked for counts only when it is in the wire. */
async function checkFuses(executable) {
  const wire = await getCurrentFuseWire(executable)
  const wrong = Object.entries(wireNames).filter(([name, at]) => (wire[at] === 49) !== fuses[name])
  if (wrong.length > 0) throw new PlainError(`Wrong fuses in the package: ${wrong.map(([name]) => name).join(', ')}`)
}

async function packageApp(args) {
  if (args.some((arg) => arg !== '--for-testing')) {
    console.log(HELP)
    return args.includes('--help') ? 0 : 2
  }
  const runtime = await ensureElectronRuntime()
  if (runtime.kind !== 'official' && !args.includes('--for-testing')) {
    throw new PlainError(
      `Only the official Electron runtime may be packaged, and it could not be downloaded.\n\n${HELP}`
    )
  }
  await ensureBuild()
  await build({ dir: true, publish: 'never', projectDir: root, config: configuration(runtime) })
  if (process.platform === 'linux') {
    const folder = readdirSync(join(root, 'dist')).find((name) => name.startsWith('linux') && name.endsWith('unpacked'))
    const unpacked = join(root, 'dist', folder ?? 'linux-unpacked')
    // the fallback runtime's stand-in for a default app
    rmSync(join(unpacked, 'resources', 'app'), { recursive: true, force: true })
    await checkFuses(join(unpacked, 'ringside'))
  }
  console.log('Packaged into dist/; its fuses were read back and are right.')
  return 0
}

await main(() => packageApp(process.argv.slice(2)))

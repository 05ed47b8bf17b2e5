import { channels } from '../../src-preload/contract/channels.ts'
import { Deferred } from '../util/deferred.ts'
import type { IpcMainLike } from './router.ts'

type Listener = Parameters<IpcMainLike['handle']>[1]

/**
 * Takes the requests of pages from the first window on and holds them until there is a router, which then judges each
 * as if it had just come. Ours in place of `ipcMain`, which refuses what nobody handles.
 */
export class HeldRequests implements IpcMainLike {
  readonly #ipcMain: IpcMainLike
  readonly #listener = new Deferred<Listener>()

  constructor(ipcMain: IpcMainLike) {
    this.#ipcMain = ipcMain
    ipcMain.handle(
      channels.request,
      (event, name, input) =>
        new Promise((resolve) => this.#listener.run((listener) => resolve(listener(event, name, input))))
    )
  }

  handle(channel: string, listener: Listener): void {
    if (channel === channels.request) this.#listener.resolve(listener)
    else this.#ipcMain.handle(channel, listener)
  }

  removeHandler(channel: string): void {
    this.#ipcMain.removeHandler(channel)
  }
}

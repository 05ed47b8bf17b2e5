import { contextBridge, ipcRenderer } from 'electron'
import { createBridge } from './bridge.ts'

contextBridge.exposeInMainWorld('ringside', createBridge(ipcRenderer, CONTRACT_NAMES))

import { mount } from 'svelte'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/segments.css'
import '../styles/dialog.css'
import '../styles/menu.css'
import App from './App.svelte'

const target = document.getElementById('app')
if (target) mount(App, { target })

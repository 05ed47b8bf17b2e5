import { mount } from 'svelte'
import '../styles/segments.css'
import '../styles/dialog.css'
import '../styles/menu.css'
import App from './App.svelte'

const target = document.getElementById('app')
if (target) {
  target.replaceChildren()
  mount(App, { target })
}

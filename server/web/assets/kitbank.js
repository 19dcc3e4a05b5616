// Every page works without this. It adds: GOV.UK Frontend's behaviours, a wedge scan that finds the
// scan box from anywhere, and a guard against pressing a button twice.
import { initAll } from './govuk-frontend.js'
import './counter.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// A scanner types far faster than a person: ten or more characters, each within 60 ms, then Enter.
const keyGapMax = 60
const scanLengthMin = 10

function catchScans (box) {
  let typed = ''
  let last = 0
  document.addEventListener('keydown', (event) => {
    if (event.target.closest('input, textarea, select') || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.timeStamp - last > keyGapMax) typed = ''
    last = event.timeStamp
    if (event.key.length === 1) {
      typed += event.key
    } else if (event.key === 'Enter' && typed.length >= scanLengthMin) {
      event.preventDefault()
      box.value = typed
      box.form.requestSubmit()
    }
  })
}

// A scanner ends each code with Enter. In a box for a code that means the next box, not the whole form.
function goOnAfterCode (box) {
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const boxes = [...box.form.elements].filter((element) => element.tabIndex >= 0 && element.type !== 'hidden')
    boxes[boxes.indexOf(box) + 1]?.focus()
  })
}

// The server does a repeated form only once; this spares the person the doubt. A page brought back
// by the browser's Back button may be sent again.
function sendOnce (form) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    form.querySelectorAll('button[type=submit]').forEach((button) => button.setAttribute('aria-disabled', 'true'))
  })
  window.addEventListener('pageshow', () => {
    delete form.dataset.sent
    form.querySelectorAll('button[type=submit]').forEach((button) => button.removeAttribute('aria-disabled'))
  })
}

const scanBox = document.getElementById('scan')
if (scanBox) catchScans(scanBox)
document.querySelectorAll('form[method=post] .kb-input--code').forEach(goOnAfterCode)
document.querySelectorAll('form[method=post]').forEach(sendOnce)

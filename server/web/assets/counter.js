// What the counter page adds: a box to sign in with a finger, buttons to count with one hand, and a button
// that prints.

const inkWidth = 1000
const inkHeight = 400
const stepLeast = 6 // of the box's thousand: nearer points are left out
const pointsMax = 1800 // together; some twenty thousand characters

// Strokes are text: "10,20 30,40;50,60" (server/core/requests/signature.h).
function readStrokes (text) {
  if (!text) return []
  return text.split(';').map((stroke) => stroke.split(' ').map((point) => point.split(',').map(Number)))
}

function writeStrokes (strokes) {
  return strokes.map((stroke) => stroke.map((point) => point.join(',')).join(' ')).join(';')
}

function signingBox (place) {
  const canvas = place.querySelector('canvas')
  const field = place.querySelector('input[name=strokes]')
  const pen = canvas.getContext('2d')
  let strokes = readStrokes(field.value)
  let current = null

  function draw () {
    pen.clearRect(0, 0, inkWidth, inkHeight)
    pen.lineWidth = 8
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.strokeStyle = '#14211f'
    for (const stroke of strokes) {
      pen.beginPath()
      pen.moveTo(...stroke[0])
      for (const point of stroke) pen.lineTo(...point)
      if (stroke.length === 1) pen.lineTo(stroke[0][0] + 1, stroke[0][1])
      pen.stroke()
    }
  }

  function pointOf (event) {
    const box = canvas.getBoundingClientRect()
    const x = Math.round((event.clientX - box.left) * inkWidth / box.width)
    const y = Math.round((event.clientY - box.top) * inkHeight / box.height)
    return [Math.min(Math.max(x, 0), inkWidth - 1), Math.min(Math.max(y, 0), inkHeight - 1)]
  }

  function isFull () {
    return strokes.reduce((count, stroke) => count + stroke.length, 0) >= pointsMax
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || current || isFull()) return
    event.preventDefault()
    canvas.setPointerCapture(event.pointerId)
    current = { id: event.pointerId, stroke: [pointOf(event)] }
    strokes.push(current.stroke)
    draw()
  })
  canvas.addEventListener('pointermove', (event) => {
    if (current?.id !== event.pointerId || isFull()) return
    const point = pointOf(event)
    const last = current.stroke[current.stroke.length - 1]
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) < stepLeast) return
    current.stroke.push(point)
    draw()
  })
  const lift = (event) => {
    if (current?.id !== event.pointerId) return
    current = null
    field.value = writeStrokes(strokes)
  }
  canvas.addEventListener('pointerup', lift)
  canvas.addEventListener('pointercancel', lift)
  place.querySelector('.kb-sign__clear').addEventListener('click', () => {
    strokes = []
    field.value = ''
    draw()
  })
  draw()
}

const countMax = 20

function countButton (input, text, name, change) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kb-count__button'
  button.textContent = text
  button.setAttribute('aria-label', name)
  button.addEventListener('click', () => {
    const number = (parseInt(input.value, 10) || 0) + change
    input.value = String(Math.min(Math.max(number, 0), countMax))
  })
  return button
}

function countBox (place) {
  const input = place.querySelector('input[inputmode=numeric]')
  const name = place.querySelector('label').textContent
  input.before(countButton(input, '−', `One less: ${name}`, -1))
  input.after(countButton(input, '+', `One more: ${name}`, 1))
}

function printButton (button) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

document.querySelectorAll('[data-kb-sign]').forEach(signingBox)
document.querySelectorAll('[data-kb-count]').forEach(countBox)
document.querySelectorAll('[data-kb-print]').forEach(printButton)

{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Help</h1>
<h2 class="govuk-heading-m">I have a device in my hand</h2>
<p class="govuk-body">Scan its label, or type the code under the QR square, in the box at the top of any page. The device’s page says what it is, where it should be, whether it may go out, and what to do next.</p>
<h2 class="govuk-heading-m">It has no label yet</h2>
<p class="govuk-body">Choose <a class="govuk-link" href="/devices/new">Receive a device</a>. Stick a printed label on it first and scan that; if you have none, leave the tag empty and a new one is made.</p>
<h2 class="govuk-heading-m">Why may it not go out?</h2>
<p class="govuk-body">A device may go out only when every disk in it has been wiped, with evidence, since anyone else last had it, and someone has checked it since. The red panel on its page names what is missing.</p>
<h2 class="govuk-heading-m">What counts as evidence of a wipe?</h2>
<p class="govuk-body">The log of the wiping program, uploaded as it is, or a factory reset that one person did and another person checked. Photographs and hand-written certificates do not count.</p>
<h2 class="govuk-heading-m">Something I scanned is wrong</h2>
<p class="govuk-body">Nothing is rubbed out here. Record what is true now; the history keeps both. If two scans cannot both be true they wait under <a class="govuk-link" href="/conflicts">Conflicts</a>.</p>
</div>

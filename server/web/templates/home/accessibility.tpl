{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Accessibility</h1>
<p class="govuk-body">Kitbank should work for everyone who needs it: with a keyboard alone, with a screen reader, at four times the usual text size, on a small phone, and with scripts switched off.</p>
<h2 class="govuk-heading-m">How it is tested</h2>
<p class="govuk-body">Every page is built to the Web Content Accessibility Guidelines 2.2, level AA. An automatic check with axe runs on each page, at phone and desk width, whenever Kitbank is changed. Automatic checks find only some faults, so tell us about the rest.</p>
<h2 class="govuk-heading-m">What we know does not work yet</h2>
<p class="govuk-body">PDF sheets of labels are pictures made for printing and are not tagged for screen readers. The same tags are listed as text on the page of each batch.</p>
<h2 class="govuk-heading-m">Tell us about a problem</h2>
<p class="govuk-body">Tell the person who runs your scheme, by whatever way suits you. If you are not happy with the answer, the Equality Advisory and Support Service can help you.</p>
</div>

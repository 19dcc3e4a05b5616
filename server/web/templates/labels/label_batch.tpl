{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="govuk-body">{{BATCH_NOTE}}</p>
<div class="kb-narrow">
<form method="get" action="{{SHEET_URL}}" novalidate>
{{>FIELD}}
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">The print is not quite on the labels</span></summary>
<div class="govuk-details__text">
<p>Print one sheet on plain paper, hold it behind the labels against a window, and measure how far off it is.</p>
{{>OFFSET}}
</div>
</details>
<div class="kb-actions">
<button type="submit" class="govuk-button">Get the sheet (PDF)</button>
<button type="submit" class="govuk-button govuk-button--secondary" formaction="{{ZPL_URL}}">For a label printer (ZPL)</button>
</div>
</form>
<div class="govuk-inset-text">Print the PDF at “actual size” or 100%. “Fit to page” moves every label.</div>
</div>
<h2 class="govuk-heading-m">The tags in this batch</h2>
<ul class="kb-tags">
{{#TAG_ROW}}
<li><a class="govuk-link" href="{{TAG_URL}}">{{TAG}}</a></li>
{{/TAG_ROW}}
</ul>

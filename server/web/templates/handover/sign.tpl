{{%AUTOESCAPE context="HTML"}}
<section class="kb-signing" aria-labelledby="sign-title">
<h2 class="govuk-heading-m" id="sign-title">Agreement</h2>
<p class="govuk-body">Let them read this, or read it to them.
{{#OTHER_LANGUAGE}}
<a class="govuk-link" href="{{LANGUAGE_URL}}" hreflang="{{LANGUAGE_CODE}}">{{LANGUAGE_TEXT}}</a>
{{/OTHER_LANGUAGE}}
</p>
<div class="kb-agreement-box" tabindex="0" role="region" aria-label="The agreement">{{>AGREEMENT}}</div>
<input type="hidden" name="language" value="{{SHOWN_LANGUAGE}}">
<input type="hidden" name="agreement" value="{{SHOWN_AGREEMENT}}">
{{#SIGN_ERROR}}
<p id="strokes-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{SIGN_ERROR_TEXT}}</p>
{{/SIGN_ERROR}}
<div class="kb-sign" data-kb-sign>
<input type="hidden" name="strokes" value="{{STROKES}}">
<p class="govuk-label govuk-label--s" id="ink-label">They sign here with a finger</p>
<canvas class="kb-sign__ink" id="strokes" tabindex="0" width="1000" height="400" role="img" aria-labelledby="ink-label"></canvas>
<button type="button" class="govuk-button govuk-button--secondary kb-sign__clear">Clear and sign again</button>
</div>
<fieldset class="govuk-fieldset kb-paper">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Or on paper</legend>
<div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="paper" name="paper" type="checkbox" value="yes"{{#ON_PAPER}} checked{{/ON_PAPER}}>
<label class="govuk-label govuk-checkboxes__label" for="paper">They signed on paper</label>
</div>
</div>
<div class="govuk-form-group{{#PHOTO_ERROR}} govuk-form-group--error{{/PHOTO_ERROR}}">
<label class="govuk-label" for="photograph">Photograph of the signed paper</label>
<div id="photograph-hint" class="govuk-hint">JPEG or PNG, up to 8 MB. You can add it later: the handover stays on the list until you do.</div>
{{#PHOTO_ERROR}}
<p id="photograph-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{PHOTO_ERROR_TEXT}}</p>
{{/PHOTO_ERROR}}
<input class="govuk-file-upload" id="photograph" name="photograph" type="file" accept="image/jpeg,image/png" aria-describedby="photograph-hint">
</div>
</fieldset>
</section>

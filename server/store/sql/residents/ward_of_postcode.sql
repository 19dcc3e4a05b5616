-- The ward of a postcode.
SELECT ward FROM ward_postcode WHERE postcode = ?

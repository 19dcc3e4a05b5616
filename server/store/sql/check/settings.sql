-- The server's settings: name in lower case, value.
SELECT LOWER(variable_name), global_value
FROM information_schema.system_variables

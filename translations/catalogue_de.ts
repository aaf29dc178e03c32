<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>catalogue</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Adds the checksum of a file, or of a field, to its item.</source>
        <translation>Ergänzt das Element um die Prüfsumme einer Datei oder eines Feldes.</translation>
    </message>
    <message>
        <source>Adds the whole content of a file to its item.</source>
        <translation>Ergänzt das Element um den ganzen Inhalt einer Datei.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Bündeln</translation>
    </message>
    <message>
        <source>Broken lines</source>
        <translation>Fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>Broken rows</source>
        <translation>Fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Content field</source>
        <translation>Feld mit dem Inhalt</translation>
    </message>
    <message>
        <source>Count first</source>
        <translation>Vorher zählen</translation>
    </message>
    <message>
        <source>Create the table</source>
        <translation>Tabelle anlegen</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Database file</source>
        <translation>Datenbankdatei</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>Deepest nesting</source>
        <translation>Tiefste Verschachtelung</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Description field</source>
        <translation>Feld mit der Beschreibung</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Durability</source>
        <translation>Haltbarkeit</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Fetches a URL over HTTP or HTTPS into a field of the item.</source>
        <translation>Holt eine URL über HTTP oder HTTPS in ein Feld des Elements.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Fields in the name</source>
        <translation>Felder im Namen</translation>
    </message>
    <message>
        <source>Fields of the file</source>
        <translation>Felder der Datei</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Filter items</source>
        <translation>Elemente filtern</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Doppelte finden</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Auflösen</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Gathers several items as the list of one.</source>
        <translation>Sammelt mehrere Elemente als Liste in einem.</translation>
    </message>
    <message>
        <source>Given files</source>
        <translation>Angegebene Dateien</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Hidden files</source>
        <translation>Versteckte Dateien</translation>
    </message>
    <message>
        <source>If the file exists</source>
        <translation>Wenn es die Datei gibt</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Groß-/Kleinschreibung egal</translation>
    </message>
    <message>
        <source>Insert into a table</source>
        <translation>In Tabelle einfügen</translation>
    </message>
    <message>
        <source>Into field</source>
        <translation>In das Feld</translation>
    </message>
    <message>
        <source>Invalid text</source>
        <translation>Ungültiger Text</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Keeps the items for which a condition holds and leaves the others out.</source>
        <translation>Behält die Elemente, für die eine Bedingung gilt, und lässt die anderen aus.</translation>
    </message>
    <message>
        <source>Key columns</source>
        <translation>Schlüsselspalten</translation>
    </message>
    <message>
        <source>Key field</source>
        <translation>Schlüsselfeld</translation>
    </message>
    <message>
        <source>Kind of database</source>
        <translation>Art der Datenbank</translation>
    </message>
    <message>
        <source>Largest content</source>
        <translation>Größter Inhalt</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>Größte Anfrage</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>Größte Größe</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Line field</source>
        <translation>Feld für die Zeile</translation>
    </message>
    <message>
        <source>List field</source>
        <translation>Feld mit der Liste</translation>
    </message>
    <message>
        <source>List files</source>
        <translation>Dateien auflisten</translation>
    </message>
    <message>
        <source>Listen for items</source>
        <translation>Elemente empfangen</translation>
    </message>
    <message>
        <source>Longest edge</source>
        <translation>Längste Kante</translation>
    </message>
    <message>
        <source>Longest line</source>
        <translation>Längste Zeile</translation>
    </message>
    <message>
        <source>Longest row</source>
        <translation>Längste Zeile</translation>
    </message>
    <message>
        <source>Longest value</source>
        <translation>Längster Wert</translation>
    </message>
    <message>
        <source>Makes a small version of a picture.</source>
        <translation>Macht eine kleine Fassung eines Bildes.</translation>
    </message>
    <message>
        <source>Makes an item for each element of a list.</source>
        <translation>Macht aus jedem Eintrag einer Liste ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each file in a folder.</source>
        <translation>Macht aus jeder Datei eines Ordners ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each file that is named in the settings.</source>
        <translation>Macht aus jeder in den Einstellungen genannten Datei ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each line of a JSON Lines file.</source>
        <translation>Macht aus jeder Zeile einer JSON-Lines-Datei ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each line of a file.</source>
        <translation>Macht aus jeder Zeile einer Datei ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each row of a CSV file.</source>
        <translation>Macht aus jeder Zeile einer CSV-Datei ein Element.</translation>
    </message>
    <message>
        <source>Most columns</source>
        <translation>Meiste Spalten</translation>
    </message>
    <message>
        <source>Most keys</source>
        <translation>Meiste Schlüssel</translation>
    </message>
    <message>
        <source>Most pixels</source>
        <translation>Meiste Pixel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Number field</source>
        <translation>Feld für die Nummer</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>Andere Felder</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Path field</source>
        <translation>Feld mit dem Pfad</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Private addresses too</source>
        <translation>Auch private Adressen</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Read CSV</source>
        <translation>CSV lesen</translation>
    </message>
    <message>
        <source>Read JSON Lines</source>
        <translation>JSON Lines lesen</translation>
    </message>
    <message>
        <source>Read file</source>
        <translation>Datei lesen</translation>
    </message>
    <message>
        <source>Read lines</source>
        <translation>Zeilen lesen</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Weiterleitungen</translation>
    </message>
    <message>
        <source>Result field</source>
        <translation>Feld für das Ergebnis</translation>
    </message>
    <message>
        <source>Route items</source>
        <translation>Elemente verteilen</translation>
    </message>
    <message>
        <source>Rows per transaction</source>
        <translation>Zeilen je Transaktion</translation>
    </message>
    <message>
        <source>Safe for spreadsheets</source>
        <translation>Sicher für Tabellenprogramme</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>Sends each item to the output &quot;yes&quot; or &quot;no&quot;, as a condition decides.</source>
        <translation>Schickt jedes Element an den Ausgang „yes“ oder „no“, je nach einer Bedingung.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Set fields</source>
        <translation>Felder setzen</translation>
    </message>
    <message>
        <source>Set text</source>
        <translation>Text setzen</translation>
    </message>
    <message>
        <source>Sets a field to a text that holds other fields.</source>
        <translation>Setzt ein Feld auf einen Text, der andere Felder enthält.</translation>
    </message>
    <message>
        <source>Sets fields of each item to the values of expressions.</source>
        <translation>Setzt Felder jedes Elements auf die Werte von Ausdrücken.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>Sortiert</translation>
    </message>
    <message>
        <source>Symbolic links</source>
        <translation>Symbolische Links</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Takes items that other programs send over HTTP.</source>
        <translation>Nimmt Elemente an, die andere Programme über HTTP senden.</translation>
    </message>
    <message>
        <source>Tells items whose key was seen before from those that are new.</source>
        <translation>Trennt Elemente, deren Schlüssel schon vorkam, von neuen.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>Vorschaubild</translation>
    </message>
    <message>
        <source>Time for a request</source>
        <translation>Zeit für eine Anfrage</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Zeit insgesamt</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Zeit zum Verbinden</translation>
    </message>
    <message>
        <source>Time without data</source>
        <translation>Zeit ohne Daten</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Zugangsschlüssel</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Unreadable folders</source>
        <translation>Unlesbare Ordner</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Value field</source>
        <translation>Feld mit dem Wert</translation>
    </message>
    <message>
        <source>Wait for a lock</source>
        <translation>Auf eine Sperre warten</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>When the next steps are busy</source>
        <translation>Wenn die nächsten Schritte ausgelastet sind</translation>
    </message>
    <message>
        <source>With subfolders</source>
        <translation>Mit Unterordnern</translation>
    </message>
    <message>
        <source>Write CSV</source>
        <translation>CSV schreiben</translation>
    </message>
    <message>
        <source>Write JSON Lines</source>
        <translation>JSON Lines schreiben</translation>
    </message>
    <message>
        <source>Write after</source>
        <translation>Schreiben nach</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>Datei schreiben</translation>
    </message>
    <message>
        <source>Writes a field of each item to a file of its own.</source>
        <translation>Schreibt ein Feld jedes Elements in eine eigene Datei.</translation>
    </message>
    <message>
        <source>Writes all items as the lines of one JSON Lines file.</source>
        <translation>Schreibt alle Elemente als Zeilen einer JSON-Lines-Datei.</translation>
    </message>
    <message>
        <source>Writes all items as the rows of one CSV file.</source>
        <translation>Schreibt alle Elemente als Zeilen einer CSV-Datei.</translation>
    </message>
    <message>
        <source>Writes items as rows of a table of SQLite or PostgreSQL.</source>
        <translation>Schreibt Elemente als Zeilen in eine Tabelle von SQLite oder PostgreSQL.</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>NodeLook</name>
    <message>
        <source>%1 err</source>
        <comment>number of errors, short</comment>
        <translation>%1 Fehler</translation>
    </message>
</context>
<context>
    <name>RunWording</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Aborting</source>
        <translation>Bricht ab</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Scheitert</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>items per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 ± %2 s</source>
        <comment>remaining time</comment>
        <translation>%1 ± %2 s</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <comment>remaining time</comment>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>items</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 limits the run: %2 of %n worker(s) %3 busy</source>
        <translation>
            <numerusform>%1 bremst den Lauf: %2 von %n Worker zu %3 beschäftigt</numerusform>
            <numerusform>%1 bremst den Lauf: %2 von %n Workern zu %3 beschäftigt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 blocked %3</source>
        <comment>limit of the run; step; share of its time</comment>
        <translation>%1, %2 blockiert zu %3</translation>
    </message>
    <message>
        <source>%1, %2 waiting %3</source>
        <comment>limit of the run; step; share of its time</comment>
        <translation>%1, %2 wartet zu %3</translation>
    </message>
    <message>
        <source>A worker of “%1” does not come back from its own code. Save, and restart Paipa.</source>
        <translation>Ein Worker von „%1“ kehrt nicht aus seinem eigenen Code zurück. Speichern Sie und starten Sie Paipa neu.</translation>
    </message>
    <message>
        <source>A worker of “%1” does not come back from its own code, with %2. Save, and restart Paipa.</source>
        <translation>Ein Worker von „%1“ kehrt nicht aus seinem eigenen Code zurück; er hat %2. Speichern Sie und starten Sie Paipa neu.</translation>
    </message>
    <message>
        <source>Finished in %1: all items are done.</source>
        <translation>Fertig nach %1: alle Elemente sind erledigt.</translation>
    </message>
    <message numerus="yes">
        <source>Finished in %1: %n item(s) failed.</source>
        <translation>
            <numerusform>Fertig nach %1: %n Element ist gescheitert.</numerusform>
            <numerusform>Fertig nach %1: %n Elemente sind gescheitert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed after %1: %2</source>
        <translation>Gescheitert nach %1: %2</translation>
    </message>
    <message>
        <source>Failed after %1.</source>
        <translation>Gescheitert nach %1.</translation>
    </message>
    <message>
        <source>Stopped after %1: what had begun is done.</source>
        <translation>Angehalten nach %1: Begonnenes ist erledigt.</translation>
    </message>
    <message>
        <source>Aborted after %1: what was queued is not done.</source>
        <translation>Abgebrochen nach %1: was in den Warteschlangen stand, ist nicht erledigt.</translation>
    </message>
    <message>
        <source>%1, limit</source>
        <comment>state of the step that limits the run</comment>
        <translation>%1, Engpass</translation>
    </message>
    <message>
        <source>Slow item: “%1” has been working on %2 for %3.</source>
        <translation>Langsames Element: „%1“ arbeitet seit %3 an %2.</translation>
    </message>
    <message>
        <source>“%1” pauses for %2 after too many failures in a row. The last one: %3</source>
        <translation>„%1“ pausiert %2 lang nach zu vielen Fehlversuchen in Folge. Der letzte: %3</translation>
    </message>
    <message>
        <source>“%1” goes on: an attempt has succeeded.</source>
        <translation>„%1“ macht weiter: Ein Versuch ist gelungen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 Element</numerusform>
            <numerusform>%1 Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 items</source>
        <translation>
            <numerusform>%1 von %2 Element</numerusform>
            <numerusform>%1 von %2 Elementen</numerusform>
        </translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Interrupted: the program ended before the run did, so nothing was counted.</source>
        <translation>Unterbrochen: Das Programm endete vor dem Lauf, darum wurde nichts gezählt.</translation>
    </message>
</context>
<context>
    <name>RuntimeFields</name>
    <message>
        <source>In workers of its own</source>
        <translation>In eigenen Workern</translation>
    </message>
    <message>
        <source>In the workers of the step before</source>
        <translation>In den Workern des Schritts davor</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>A light step runs faster in the workers of the one step before it: no queue lies between them.</source>
        <translation>Ein leichter Schritt läuft in den Workern des einen Schritts davor schneller: Dazwischen liegt keine Warteschlange.</translation>
    </message>
    <message>
        <source>Keep the order</source>
        <translation>Reihenfolge beibehalten</translation>
    </message>
    <message>
        <source>Results leave in the order in which the items came, also with several workers.</source>
        <translation>Ergebnisse gehen in der Reihenfolge hinaus, in der die Elemente kamen, auch bei mehreren Workern.</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>How many items this step works on at the same time. It can be changed while the pipeline runs.</source>
        <translation>An wie vielen Elementen dieser Schritt gleichzeitig arbeitet. Lässt sich während des Laufs ändern.</translation>
    </message>
    <message>
        <source>Queue, items</source>
        <translation>Warteschlange, Elemente</translation>
    </message>
    <message>
        <source>So many items may wait in front of this step.</source>
        <translation>So viele Elemente dürfen vor diesem Schritt warten.</translation>
    </message>
    <message>
        <source>Queue, memory</source>
        <translation>Warteschlange, Speicher</translation>
    </message>
    <message>
        <source>What waits in front of this step takes no more memory than this.</source>
        <translation>Was vor diesem Schritt wartet, belegt höchstens so viel Speicher.</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>How often an item that fails is tried again.</source>
        <translation>Wie oft ein gescheitertes Element erneut versucht wird.</translation>
    </message>
    <message>
        <source>Wait before the first retry</source>
        <translation>Wartezeit vor der ersten Wiederholung</translation>
    </message>
    <message>
        <source>End the run</source>
        <translation>Den Lauf beenden</translation>
    </message>
    <message>
        <source>Set the item aside and go on</source>
        <translation>Das Element beiseitelegen und weitermachen</translation>
    </message>
    <message>
        <source>When an item fails</source>
        <translation>Wenn ein Element scheitert</translation>
    </message>
    <message>
        <source>What happens after the last retry.</source>
        <translation>Was nach der letzten Wiederholung geschieht.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>The step takes no more items than this, such as 5/s or 100/min; a source makes no more. Steps that say what it is a rate of, such as 5/s of api.example.org, share it. Empty: as fast as it can.</source>
        <translation>Der Schritt nimmt nicht mehr Elemente als so viele, etwa 5/s oder 100/min; eine Quelle erzeugt nicht mehr. Schritte, die nennen, wovon es eine Rate ist, etwa 5/s of api.example.org, teilen sie sich. Leer: so schnell er kann.</translation>
    </message>
    <message>
        <source>Tell of slow items after</source>
        <translation>Langsame Elemente melden nach</translation>
    </message>
    <message>
        <source>The log names items on which the step works for longer. Nothing else happens to them.</source>
        <translation>Das Protokoll nennt Elemente, an denen der Schritt länger arbeitet. Sonst geschieht nichts mit ihnen.</translation>
    </message>
    <message>
        <source>Queue, largest item</source>
        <translation>Warteschlange, größtes Element</translation>
    </message>
    <message>
        <source>A larger item fails in the step that makes it. Empty: items may be of any size.</source>
        <translation>Ein größeres Element scheitert in dem Schritt, der es erzeugt. Leer: Elemente dürfen beliebig groß sein.</translation>
    </message>
    <message>
        <source>Retries that wait without a worker</source>
        <translation>Wiederholungen, die ohne Worker warten</translation>
    </message>
    <message>
        <source>So many items may wait for a retry while the workers go on with others. Their results come later than those of the others.</source>
        <translation>So viele Elemente dürfen auf eine Wiederholung warten, während die Worker mit anderen weitermachen. Ihre Ergebnisse kommen später als die der anderen.</translation>
    </message>
    <message>
        <source>Most failures</source>
        <translation>Höchstzahl gescheiterter Elemente</translation>
    </message>
    <message>
        <source>If more items are set aside, the run ends: a number, or a share such as 5 % from the 100th item on, or 5 % after 20. Empty: any number.</source>
        <translation>Werden mehr Elemente beiseitegelegt, endet der Lauf: eine Anzahl oder ab dem 100. Element ein Anteil wie 5 %, mit „5 % after 20“ ab dem 20. Leer: beliebig viele.</translation>
    </message>
    <message>
        <source>Pause after failures in a row</source>
        <translation>Pause nach Fehlversuchen in Folge</translation>
    </message>
    <message>
        <source>After so many failed attempts in a row the step rests, then tries one item. 0: it never rests.</source>
        <translation>Nach so vielen Fehlversuchen in Folge ruht der Schritt und versucht dann ein Element. 0: Er ruht nie.</translation>
    </message>
    <message>
        <source>Length of the pause</source>
        <translation>Länge der Pause</translation>
    </message>
    <message>
        <source>How long the step rests after such failures.</source>
        <translation>Wie lange der Schritt nach solchen Fehlversuchen ruht.</translation>
    </message>
    <message>
        <source>How long an item waits before it is tried again for the first time.</source>
        <translation>Wie lange ein Element wartet, bevor es zum ersten Mal wieder versucht wird.</translation>
    </message>
    <message>
        <source>Growth of the wait</source>
        <translation>Wachstum der Wartezeit</translation>
    </message>
    <message>
        <source>Each further wait is so many times as long as the one before. 1: all are of the same length.</source>
        <translation>Jede weitere Wartezeit ist so viele Male so lang wie die vorige. 1: Alle sind gleich lang.</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>No wait is longer: if the other side asks for more time, there is no retry. Empty: %1, or the first wait if that is longer; and %2 if the other side asks for so much.</source>
        <translation>Keine Wartezeit ist länger: Bittet die Gegenseite um mehr, gibt es keine Wiederholung. Leer: %1 oder die erste Wartezeit, wenn sie länger ist; und %2, wenn die Gegenseite um so viel bittet.</translation>
    </message>
    <message>
        <source>Scatter of the waits</source>
        <translation>Streuung der Wartezeiten</translation>
    </message>
    <message>
        <source>Waits are shorter by up to this share, so that items that failed together are not all tried again together.</source>
        <translation>Wartezeiten sind um bis zu diesen Anteil kürzer, damit Elemente, die zusammen gescheitert sind, nicht alle zusammen wieder versucht werden.</translation>
    </message>
    <message>
        <source>No retry after</source>
        <translation>Keine Wiederholung nach</translation>
    </message>
    <message>
        <source>An item is not tried again once so much time has passed since it first failed. Empty: only the number of retries counts.</source>
        <translation>Ein Element wird nicht mehr versucht, wenn seit seinem ersten Fehlversuch so viel Zeit vergangen ist. Leer: Nur die Anzahl der Wiederholungen zählt.</translation>
    </message>
</context>
<context>
    <name>StepActivity</name>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>resting, %1 s</source>
        <translation>ruht, %1 s</translation>
    </message>
    <message>
        <source>trying one item</source>
        <translation>versucht eines</translation>
    </message>
</context>
<context>
    <name>StepHelp</name>
    <message>
        <source>Required.</source>
        <translation>Erforderlich.</translation>
    </message>
    <message>
        <source>Default: `%1`.</source>
        <translation>Vorgabe: `%1`.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>Möglich: %1.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Draws, runs and watches pipelines.</source>
        <translation>Zeichnet, startet und überwacht Pipelines.</translation>
    </message>
    <message>
        <source>Pipelines to open.</source>
        <translation>Zu öffnende Pipelines.</translation>
    </message>
    <message>
        <source>Lets the given pipelines run without asking.</source>
        <translation>Lässt die angegebenen Pipelines ohne Nachfrage laufen.</translation>
    </message>
</context>
<context>
    <name>paipa::Sentence</name>
    <message>
        <source>, did you mean &quot;%1&quot;?</source>
        <translation>; ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>it is a link to a file outside of its folder</source>
        <translation>sie ist ein Link auf eine Datei außerhalb ihres Ordners</translation>
    </message>
    <message>
        <source>others may change it; run: chmod go-w &quot;%1&quot;</source>
        <translation>andere dürfen sie ändern; führen Sie aus: chmod go-w &quot;%1&quot;</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>sie gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>it is not a step module</source>
        <translation>sie ist kein Modul mit Schritten</translation>
    </message>
    <message>
        <source>it was built for Paipa %1, and this is %2</source>
        <translation>sie wurde für Paipa %1 gebaut, und dies ist %2</translation>
    </message>
    <message>
        <source>the step module was not loaded: %1</source>
        <translation>die Moduldatei wurde nicht geladen: %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a smaller whole number</source>
        <translation>eine kleinere ganze Zahl</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>an object whose values are texts</source>
        <translation>ein Objekt, dessen Werte Texte sind</translation>
    </message>
    <message>
        <source>a duration such as &quot;250 ms&quot;, &quot;5 s&quot; or &quot;2 min&quot;</source>
        <translation>eine Dauer wie „250 ms“, „5 s“ oder „2 min“</translation>
    </message>
    <message>
        <source>a duration</source>
        <translation>eine Dauer</translation>
    </message>
    <message>
        <source>a size such as &quot;64 MiB&quot;, or a number of bytes</source>
        <translation>eine Größe wie „64 MiB“ oder eine Anzahl von Bytes</translation>
    </message>
    <message>
        <source>a size</source>
        <translation>eine Größe</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>the setting &quot;%1&quot; is required: %2</source>
        <translation>die Einstellung „%1“ ist erforderlich: %2</translation>
    </message>
    <message>
        <source>unknown setting &quot;%1&quot;</source>
        <translation>unbekannte Einstellung „%1“</translation>
    </message>
    <message>
        <source>the setting &quot;%1&quot; must be %2</source>
        <translation>die Einstellung „%1“ muss dies sein: %2</translation>
    </message>
    <message>
        <source>unknown key &quot;%1&quot;</source>
        <translation>unbekannter Schlüssel „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a setting; move it into &quot;settings&quot;</source>
        <translation>„%1“ ist eine Einstellung; verschieben Sie sie in „settings“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a variable; use letters, digits, &apos;-&apos; and &apos;_&apos;</source>
        <translation>„%1“ kann keine Variable heißen; nehmen Sie Buchstaben, Ziffern, „-“ und „_“</translation>
    </message>
    <message>
        <source>references are not replaced in the value of a variable</source>
        <translation>im Wert einer Variable werden Verweise nicht ersetzt</translation>
    </message>
    <message>
        <source>there are two variables &quot;%1&quot;; rename one</source>
        <translation>es gibt zwei Variablen „%1“; benennen Sie eine um</translation>
    </message>
    <message>
        <source>the variables &quot;%1&quot; and &quot;%2&quot; differ only in capital letters</source>
        <translation>die Variablen „%1“ und „%2“ unterscheiden sich nur in Großbuchstaben</translation>
    </message>
    <message>
        <source>the layout places a step &quot;%1&quot; that does not exist</source>
        <translation>im Layout steht ein Schritt „%1“, den es nicht gibt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of an environment variable</source>
        <translation>„%1“ ist kein Name einer Umgebungsvariable</translation>
    </message>
    <message>
        <source>no setting uses the variable &quot;%1&quot;</source>
        <translation>keine Einstellung verwendet die Variable „%1“</translation>
    </message>
    <message>
        <source>the pipeline has no steps; add some</source>
        <translation>die Pipeline hat keine Schritte; fügen Sie welche hinzu</translation>
    </message>
    <message>
        <source>none of the steps would run: they are disabled, or fed by disabled ones only</source>
        <translation>kein Schritt würde laufen: alle sind inaktiv oder werden nur von inaktiven versorgt</translation>
    </message>
    <message>
        <source>a step has no id</source>
        <translation>ein Schritt hat keine Kennung („id“)</translation>
    </message>
    <message>
        <source>its id may only have letters from a to z, digits, &apos;-&apos; and &apos;_&apos;, and must start with a letter or digit</source>
        <translation>seine Kennung darf nur Buchstaben von a bis z, Ziffern, „-“ und „_“ enthalten und muss mit einem Buchstaben oder einer Ziffer beginnen</translation>
    </message>
    <message>
        <source>another step has the same id; rename one</source>
        <translation>ein anderer Schritt hat dieselbe Kennung; benennen Sie einen um</translation>
    </message>
    <message>
        <source>it reads the field &quot;%1&quot;, but no step before it provides that</source>
        <translation>er liest das Feld „%1“, aber kein Schritt davor liefert es</translation>
    </message>
    <message>
        <source>it reads the field &quot;%1&quot;, but items from %2 do not have it</source>
        <translation>er liest das Feld „%1“, aber Elemente aus %2 haben es nicht</translation>
    </message>
    <message>
        <source>the steps form a loop: %1; remove one of its links</source>
        <translation>die Schritte bilden einen Kreis: %1; entfernen Sie eine seiner Verbindungen</translation>
    </message>
    <message>
        <source>it gets items from %1 steps, and an inline step runs in the workers of one; give it workers of its own</source>
        <translation>er erhält Elemente aus %1 Schritten, aber ein Schritt ohne eigene Worker läuft in denen eines einzigen; geben Sie ihm eigene Worker</translation>
    </message>
    <message>
        <source>it gets no items; link the output of another step to it</source>
        <translation>er erhält keine Elemente; verbinden Sie den Ausgang eines anderen Schritts mit ihm</translation>
    </message>
    <message>
        <source>its results go nowhere; link it to another step</source>
        <translation>seine Ergebnisse gehen nirgendwohin; verbinden Sie ihn mit einem anderen Schritt</translation>
    </message>
    <message>
        <source>the link starts at a step &quot;%1&quot; that does not exist</source>
        <translation>die Verbindung beginnt an einem Schritt „%1“, den es nicht gibt</translation>
    </message>
    <message>
        <source>the link starts at &quot;%1&quot;, but %2 has no output</source>
        <translation>die Verbindung beginnt an „%1“, aber %2 hat keinen Ausgang</translation>
    </message>
    <message>
        <source>%1 has no output &quot;%2&quot;</source>
        <translation>%1 hat keinen Ausgang „%2“</translation>
    </message>
    <message>
        <source>; inputs have no names, write &quot;%1&quot;</source>
        <translation>; Eingänge haben keine Namen, schreiben Sie „%1“</translation>
    </message>
    <message>
        <source>the link leads to a step &quot;%1&quot; that does not exist</source>
        <translation>die Verbindung führt zu einem Schritt „%1“, den es nicht gibt</translation>
    </message>
    <message>
        <source>the link leads to &quot;%1&quot;, but %2 makes its items itself and takes none</source>
        <translation>die Verbindung führt zu „%1“, aber %2 erzeugt seine Elemente selbst und nimmt keine an</translation>
    </message>
    <message>
        <source>there is already a link from &quot;%1&quot; to &quot;%2&quot;; remove one</source>
        <translation>es gibt schon eine Verbindung von „%1“ zu „%2“; entfernen Sie eine</translation>
    </message>
    <message>
        <source>it has no type</source>
        <translation>er hat keinen Typ</translation>
    </message>
    <message>
        <source>unknown type &quot;%1&quot;</source>
        <translation>unbekannter Typ „%1“</translation>
    </message>
    <message>
        <source>&quot;typeVersion&quot; must be at least 1</source>
        <translation>„typeVersion“ muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>its settings are of version %1 of %2, and this Paipa knows version %3; update Paipa</source>
        <translation>seine Einstellungen haben Version %1 von %2, und dieses Paipa kennt Version %3; aktualisieren Sie Paipa</translation>
    </message>
    <message>
        <source>only a step with input and output can be bypassed; disable this one instead</source>
        <translation>nur ein Schritt mit Eingang und Ausgang lässt sich umgehen; deaktivieren Sie diesen stattdessen</translation>
    </message>
    <message>
        <source>&quot;workers&quot; must be from 1 to %1</source>
        <translation>„workers“ muss von 1 bis %1 sein</translation>
    </message>
    <message>
        <source>%1 works with one worker only; remove &quot;workers&quot;</source>
        <translation>%1 arbeitet nur mit einem Worker; entfernen Sie „workers“</translation>
    </message>
    <message>
        <source>a source has no step before it in whose workers it could run; remove &quot;workers&quot;</source>
        <translation>vor einer Quelle steht kein Schritt, in dessen Workern sie laufen könnte; entfernen Sie „workers“</translation>
    </message>
    <message>
        <source>an inline step has no queue; remove &quot;items&quot; and &quot;bytes&quot; from &quot;queue&quot;</source>
        <translation>ein Schritt ohne eigene Worker hat keine Warteschlange; entfernen Sie „items“ und „bytes“ aus „queue“</translation>
    </message>
    <message>
        <source>a source decides the order itself; remove &quot;keepOrder&quot;</source>
        <translation>eine Quelle bestimmt die Reihenfolge selbst; entfernen Sie „keepOrder“</translation>
    </message>
    <message>
        <source>the queue must hold at least 1 item</source>
        <translation>die Warteschlange muss mindestens 1 Element fassen</translation>
    </message>
    <message>
        <source>the queue must hold at least 1 byte</source>
        <translation>die Warteschlange muss mindestens 1 Byte fassen</translation>
    </message>
    <message>
        <source>a source has no queue; remove &quot;queue&quot;</source>
        <translation>eine Quelle hat keine Warteschlange; entfernen Sie „queue“</translation>
    </message>
    <message>
        <source>the first item that fails ends the run; add &quot;then&quot;: &quot;set-aside&quot; or remove &quot;mostFailed&quot;</source>
        <translation>das erste gescheiterte Element beendet den Lauf; ergänzen Sie &quot;then&quot;: &quot;set-aside&quot; oder entfernen Sie „mostFailed“</translation>
    </message>
    <message>
        <source>&quot;retries&quot; must be at least 0</source>
        <translation>„retries“ muss mindestens 0 sein</translation>
    </message>
    <message>
        <source>%1 hands its results on at once, so it cannot be retried; remove &quot;retries&quot;</source>
        <translation>%1 gibt seine Ergebnisse sofort weiter und kann deshalb nicht wiederholt werden; entfernen Sie „retries“</translation>
    </message>
    <message>
        <source>the setting &quot;%1&quot; must not stand in the file; write ${secret:NAME} or ${env:NAME}</source>
        <translation>die Einstellung „%1“ darf nicht in der Datei stehen; schreiben Sie ${secret:NAME} oder ${env:NAME}</translation>
    </message>
    <message>
        <source>step &quot;%1&quot;: </source>
        <translation>Schritt „%1“: </translation>
    </message>
    <message>
        <source>a list of length %1</source>
        <translation>eine Liste der Länge %1</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>the text &quot;%1&quot;</source>
        <translation>der Text „%1“</translation>
    </message>
    <message>
        <source>the number %1</source>
        <translation>die Zahl %1</translation>
    </message>
    <message>
        <source>the file is larger than 32 MiB, so it is hardly a pipeline</source>
        <translation>die Datei ist größer als 32 MiB, also kaum eine Pipeline</translation>
    </message>
    <message>
        <source>the file starts with a byte-order mark; save it as UTF-8 without one</source>
        <translation>die Datei beginnt mit einer Byte-Order-Mark; speichern Sie sie als UTF-8 ohne diese</translation>
    </message>
    <message>
        <source>the file is in UTF-16; save it as UTF-8</source>
        <translation>die Datei ist in UTF-16; speichern Sie sie als UTF-8</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>this character is not UTF-8; save the file in that encoding</source>
        <translation>dieses Zeichen ist kein UTF-8; speichern Sie die Datei in dieser Kodierung</translation>
    </message>
    <message>
        <source>the pipeline ends before this; remove what follows, beginning with %1</source>
        <translation>die Pipeline endet vor dieser Stelle; entfernen Sie, was folgt, ab %1</translation>
    </message>
    <message>
        <source>the file has more than a million values, so it is hardly a pipeline</source>
        <translation>die Datei hat mehr als eine Million Werte, ist also kaum eine Pipeline</translation>
    </message>
    <message>
        <source>lists and objects are nested more than 128 deep here</source>
        <translation>Listen und Objekte sind hier mehr als 128-fach verschachtelt</translation>
    </message>
    <message>
        <source>a key in double quotes was expected, found %1</source>
        <translation>ein Schlüssel in Anführungszeichen wurde erwartet, gefunden wurde %1</translation>
    </message>
    <message>
        <source>a &apos;:&apos; is missing after the key &quot;%1&quot;</source>
        <translation>nach dem Schlüssel „%1“ fehlt ein „:“</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; stands twice in this object, first in line %2; keep one</source>
        <translation>der Schlüssel „%1“ steht zweimal in diesem Objekt, zuerst in Zeile %2; behalten Sie einen</translation>
    </message>
    <message>
        <source>a comma or &apos;%1&apos; is missing before %2</source>
        <translation>ein Komma oder „%1“ fehlt vor %2</translation>
    </message>
    <message>
        <source>JSON has no comma before &apos;%1&apos;; remove it</source>
        <translation>in JSON steht kein Komma vor „%1“; entfernen Sie es</translation>
    </message>
    <message>
        <source>JSON has no comments; remove this one, or put it into &quot;notes&quot; of a step</source>
        <translation>JSON kennt keine Kommentare; entfernen Sie diesen oder schreiben Sie ihn in die „notes“ eines Schritts</translation>
    </message>
    <message>
        <source>this text is not closed on its line: add a &apos;&quot;&apos;, or write a line break as \n</source>
        <translation>dieser Text endet nicht in seiner Zeile: ergänzen Sie ein &quot; oder schreiben Sie einen Zeilenumbruch als \n</translation>
    </message>
    <message>
        <source>a control character in a text; write it as \u%1</source>
        <translation>ein Steuerzeichen in einem Text; schreiben Sie es als \u%1</translation>
    </message>
    <message>
        <source>the file ends within the text that starts here: it was cut off</source>
        <translation>die Datei endet in dem Text, der hier beginnt: Sie wurde abgeschnitten</translation>
    </message>
    <message>
        <source>&quot;\u&quot; must be followed by four hexadecimal digits that make a character</source>
        <translation>auf „\u“ müssen vier Hexadezimalziffern folgen, die ein Zeichen ergeben</translation>
    </message>
    <message>
        <source>an escape that JSON does not have; a backslash itself is written \\</source>
        <translation>diese Escape-Folge kennt JSON nicht; einen Backslash selbst schreibt man \\</translation>
    </message>
    <message>
        <source>%1 is not a number in JSON; write it such as 12, -0.5 or 1e6</source>
        <translation>%1 ist in JSON keine Zahl; schreiben Sie sie wie 12, -0.5 oder 1e6</translation>
    </message>
    <message>
        <source>this is not JSON: a value was expected, found %1</source>
        <translation>dies ist kein JSON: ein Wert wurde erwartet, gefunden wurde %1</translation>
    </message>
    <message>
        <source>; texts need double quotes</source>
        <translation>; Texte brauchen Anführungszeichen</translation>
    </message>
    <message>
        <source>this number is too large; write it as a text if it is an identifier</source>
        <translation>diese Zahl ist zu groß; schreiben Sie sie als Text, wenn sie eine Kennung ist</translation>
    </message>
    <message>
        <source>the end of the file</source>
        <translation>das Ende der Datei</translation>
    </message>
    <message>
        <source>a control character</source>
        <translation>ein Steuerzeichen</translation>
    </message>
    <message>
        <source>this is not a pipeline: it does not say &quot;format&quot;: &quot;paipa-pipeline&quot;</source>
        <translation>dies ist keine Pipeline: &quot;format&quot;: &quot;paipa-pipeline&quot; fehlt</translation>
    </message>
    <message>
        <source>this is not a pipeline but &quot;%1&quot;</source>
        <translation>dies ist keine Pipeline, sondern „%1“</translation>
    </message>
    <message>
        <source>this file has version %1 of the format, and this Paipa knows version %2; update Paipa</source>
        <translation>diese Datei hat Version %1 des Formats, und dieses Paipa kennt Version %2; aktualisieren Sie Paipa</translation>
    </message>
    <message>
        <source>&quot;version&quot; does not say which version of the format this is; today&apos;s is %1</source>
        <translation>„version“ sagt nicht, welche Version des Formats dies ist; die heutige ist %1</translation>
    </message>
    <message>
        <source>there is no such file; check its path</source>
        <translation>diese Datei gibt es nicht; prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>this is a folder; name the pipeline file in it</source>
        <translation>dies ist ein Ordner; nennen Sie die Pipeline-Datei darin</translation>
    </message>
    <message>
        <source>this is not a regular file</source>
        <translation>dies ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>cannot read the file: %1</source>
        <translation>die Datei lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot save the file, which is as it was: %1</source>
        <translation>die Datei lässt sich nicht speichern und ist, wie sie war: %1</translation>
    </message>
    <message>
        <source>&quot;${%1}&quot; is no reference such as ${name}, ${env:NAME} or ${secret:NAME}; write &quot;$${&quot; for the characters themselves</source>
        <translation>„${%1}“ ist kein Verweis wie ${name}, ${env:NAME} oder ${secret:NAME}; schreiben Sie „$${“ für die Zeichen selbst</translation>
    </message>
    <message>
        <source>&quot;${&quot; is not closed by &quot;}&quot;; write &quot;$${&quot; for the characters themselves</source>
        <translation>zu „${“ fehlt die „}“; schreiben Sie „$${“ für die Zeichen selbst</translation>
    </message>
    <message>
        <source>%1 is a list or an object, which cannot be part of a text</source>
        <translation>%1 ist eine Liste oder ein Objekt und kann nicht Teil eines Textes sein</translation>
    </message>
    <message>
        <source>the variable &quot;%1&quot; has no value; give it one with --set %1=VALUE</source>
        <translation>die Variable „%1“ hat keinen Wert; geben Sie ihr einen, im Terminal mit --set %1=WERT</translation>
    </message>
    <message>
        <source>unknown variable &quot;%1&quot;</source>
        <translation>unbekannte Variable „%1“</translation>
    </message>
    <message>
        <source>%1 is a secret; write ${secret:%2}, so that it is kept out of logs</source>
        <translation>%1 ist ein Geheimnis; schreiben Sie ${secret:%2}, damit es in keinem Protokoll erscheint</translation>
    </message>
    <message>
        <source>the environment variable &quot;%1&quot; may not be read; add it to &quot;env&quot; of the pipeline</source>
        <translation>die Umgebungsvariable „%1“ darf nicht gelesen werden; nehmen Sie sie in „env“ der Pipeline auf</translation>
    </message>
    <message>
        <source>there is no secret &quot;%1&quot; here; set the environment variable %2</source>
        <translation>hier gibt es kein Geheimnis „%1“; setzen Sie die Umgebungsvariable %2</translation>
    </message>
    <message>
        <source>the environment variable &quot;%1&quot; is not set</source>
        <translation>die Umgebungsvariable „%1“ ist nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 must be an object in braces, not %2</source>
        <translation>%1 muss ein Objekt in geschweiften Klammern sein, hier steht: %2</translation>
    </message>
    <message>
        <source>the pipeline</source>
        <translation>die Pipeline</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>ein Objekt in geschweiften Klammern</translation>
    </message>
    <message>
        <source>a list in brackets</source>
        <translation>eine Liste in eckigen Klammern</translation>
    </message>
    <message>
        <source>; variables can be used in &quot;settings&quot; only</source>
        <translation>; Variablen gelten nur in „settings“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be %2, not %3</source>
        <translation>für „%1“ wird erwartet: %2; hier steht: %3</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is missing</source>
        <translation>der Schlüssel „%1“ fehlt</translation>
    </message>
    <message>
        <source>a duration such as &quot;250 ms&quot; or &quot;5 s&quot;</source>
        <translation>eine Dauer wie „250 ms“ oder „5 s“</translation>
    </message>
    <message>
        <source>a number of items, or a share such as &quot;5 %&quot; or &quot;5 % after 20&quot;</source>
        <translation>eine Anzahl von Elementen oder ein Anteil wie „5 %“ oder „5 % after 20“</translation>
    </message>
    <message>
        <source>a whole number, or &quot;inline&quot;</source>
        <translation>eine ganze Zahl oder „inline“</translation>
    </message>
    <message>
        <source>&quot;stop&quot; or &quot;set-aside&quot;</source>
        <translation>„stop“ oder „set-aside“</translation>
    </message>
    <message>
        <source>a list of four numbers: left, top, width, height</source>
        <translation>eine Liste von vier Zahlen: links, oben, Breite, Höhe</translation>
    </message>
    <message>
        <source>a list of two numbers</source>
        <translation>eine Liste von zwei Zahlen</translation>
    </message>
    <message>
        <source>&quot;env&quot; must list names of environment variables, not %1</source>
        <translation>„env“ muss Namen von Umgebungsvariablen aufzählen, hier steht: %1</translation>
    </message>
    <message>
        <source>the trust in this file could not be written down: %1</source>
        <translation>das Vertrauen in diese Datei ließ sich nicht festhalten: %1</translation>
    </message>
    <message>
        <source>a list in JSON, such as [&quot;a&quot;, &quot;b&quot;]</source>
        <translation>eine Liste in JSON, etwa [&quot;a&quot;, &quot;b&quot;]</translation>
    </message>
    <message>
        <source>an object in JSON</source>
        <translation>ein Objekt in JSON</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say what to set; write NAME=VALUE</source>
        <translation>„%1“ sagt nicht, was zu setzen ist; schreiben Sie NAME=WERT</translation>
    </message>
    <message>
        <source>the pipeline has no variable &quot;%1&quot;</source>
        <translation>die Pipeline hat keine Variable „%1“</translation>
    </message>
    <message>
        <source>the variable &quot;%1&quot; must be %2, not &quot;%3&quot;</source>
        <translation>für die Variable „%1“ wird erwartet: %2; nicht „%3“</translation>
    </message>
    <message>
        <source>&apos;}&apos; without &apos;{&apos; before it; write &apos;}}&apos; for the character itself</source>
        <translation>„}“ ohne „{“ davor; schreiben Sie „}}“ für das Zeichen selbst</translation>
    </message>
    <message>
        <source>&apos;{&apos; without &apos;}&apos; after it; write &apos;{{&apos; for the character itself</source>
        <translation>„{“ ohne „}“ danach; schreiben Sie „{{“ für das Zeichen selbst</translation>
    </message>
    <message>
        <source>the braces must hold the name of one field</source>
        <translation>in den Klammern muss der Name eines Feldes stehen</translation>
    </message>
    <message>
        <source>it takes batches and cannot run inline; give it workers of its own</source>
        <translation>er nimmt Bündel und braucht eigene Worker; geben Sie ihm welche</translation>
    </message>
    <message>
        <source>it takes batches and keeps the order only with one worker</source>
        <translation>er nimmt Bündel und behält die Reihenfolge nur mit einem Worker bei</translation>
    </message>
    <message>
        <source>there is no step &quot;%1&quot; whose workers could be set</source>
        <translation>es gibt keinen Schritt „%1“, dessen Worker sich setzen ließen</translation>
    </message>
    <message>
        <source>the step &quot;%1&quot; cannot have %2 workers; %3</source>
        <translation>der Schritt „%1“ kann nicht %2 Worker haben; %3</translation>
    </message>
    <message>
        <source>it needs at least 1</source>
        <translation>er braucht mindestens 1</translation>
    </message>
    <message>
        <source>its type always has 1</source>
        <translation>sein Typ hat immer 1</translation>
    </message>
    <message>
        <source>a preview cannot pass the step &quot;%1&quot;: it writes something or runs a program; bypass it for the preview, or run the pipeline</source>
        <translation>eine Vorschau kommt nicht am Schritt „%1“ vorbei: Er schreibt etwas oder startet ein Programm; umgehen Sie ihn für die Vorschau, oder starten Sie die Pipeline</translation>
    </message>
    <message>
        <source>the step &quot;%1&quot; does not run: it is disabled, bypassed, or gets no items</source>
        <translation>der Schritt „%1“ läuft nicht: Er ist inaktiv, umgangen oder erhält keine Elemente</translation>
    </message>
    <message>
        <source>items cannot be given to the step &quot;%1&quot; again: it is gone, disabled or bypassed</source>
        <translation>dem Schritt „%1“ lassen sich keine Elemente noch einmal geben: Er ist verschwunden, inaktiv oder umgangen</translation>
    </message>
    <message>
        <source>the names of the columns must be different and not empty; &quot;%1&quot; is not</source>
        <translation>die Namen der Spalten müssen verschieden und nicht leer sein; „%1“ ist es nicht</translation>
    </message>
    <message>
        <source>the columns must be different and not empty</source>
        <translation>die Spalten müssen verschieden und nicht leer sein</translation>
    </message>
    <message>
        <source>the name has no field of the item, so all items are written to one file; write for example &quot;{name}&quot;</source>
        <translation>der Name enthält kein Feld des Elements, also würden alle Elemente in eine Datei geschrieben; schreiben Sie zum Beispiel „{name}“</translation>
    </message>
    <message>
        <source>&quot;url&quot; must start with http:// or https://, or with a field of the item in braces, such as &quot;{url}&quot;</source>
        <translation>„url“ muss mit http:// oder https:// beginnen oder mit einem Feld des Elements in Klammern wie „{url}“</translation>
    </message>
    <message>
        <source>&quot;into&quot; must name the field that gets the content</source>
        <translation>„into“ muss das Feld nennen, das den Inhalt erhält</translation>
    </message>
    <message>
        <source>&quot;address&quot; must be an address such as 127.0.0.1, not a name</source>
        <translation>„address“ muss eine Adresse wie 127.0.0.1 sein, kein Name</translation>
    </message>
    <message>
        <source>other machines reach %1: set &quot;token&quot;, such as ${secret:ingest}</source>
        <translation>andere Rechner erreichen %1: setzen Sie „token“, etwa ${secret:ingest}</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must name a field</source>
        <translation>„%1“ muss ein Feld nennen</translation>
    </message>
    <message>
        <source>the fields must be different and not empty</source>
        <translation>die Felder müssen verschieden und nicht leer sein</translation>
    </message>
    <message>
        <source>the expression of %1 is empty</source>
        <translation>der Ausdruck von %1 ist leer</translation>
    </message>
    <message>
        <source>the expression of %1 is not complete: %2</source>
        <translation>der Ausdruck von %1 ist unvollständig: %2</translation>
    </message>
    <message>
        <source>the expression of %1 has a mistake at line %2, column %3: %4</source>
        <translation>der Ausdruck von %1 hat einen Fehler in Zeile %2, Spalte %3: %4</translation>
    </message>
    <message>
        <source>the expression of %1 has a mistake at column %2: %3</source>
        <translation>der Ausdruck von %1 hat einen Fehler in Spalte %2: %3</translation>
    </message>
    <message>
        <source>&quot;fields&quot; names no field: write, for example, { &quot;area&quot;: &quot;width * height&quot; }</source>
        <translation>„fields“ nennt kein Feld: schreiben Sie zum Beispiel { &quot;area&quot;: &quot;width * height&quot; }</translation>
    </message>
    <message>
        <source>column &quot;%1&quot;: %2</source>
        <translation>Spalte „%1“: %2</translation>
    </message>
    <message>
        <source>&quot;keys&quot; names &quot;%1&quot;, which is not one of the &quot;columns&quot;</source>
        <translation>„keys“ nennt „%1“, was keine der „columns“ ist</translation>
    </message>
    <message>
        <source>&quot;file&quot; must name the database file</source>
        <translation>„file“ muss die Datenbankdatei nennen</translation>
    </message>
    <message>
        <source>&quot;database&quot; must name a database of the server</source>
        <translation>„database“ muss eine Datenbank des Servers nennen</translation>
    </message>
    <message>
        <source>the file ends within the list that starts in line %1: it was cut off, or a &apos;]&apos; is missing</source>
        <translation>die Datei endet in der Liste, die in Zeile %1 beginnt: Sie wurde abgeschnitten, oder eine „]“ fehlt</translation>
    </message>
    <message>
        <source>the file ends within the object that starts in line %1: it was cut off, or a &apos;}&apos; is missing</source>
        <translation>die Datei endet in dem Objekt, das in Zeile %1 beginnt: Sie wurde abgeschnitten, oder eine „}“ fehlt</translation>
    </message>
    <message>
        <source>an item needs at least 1 byte</source>
        <translation>ein Element braucht mindestens 1 Byte</translation>
    </message>
    <message>
        <source>a source takes no items that could be slow; remove &quot;slowAfter&quot;</source>
        <translation>eine Quelle nimmt keine Elemente an, die langsam sein könnten; „slowAfter“ entfernen</translation>
    </message>
    <message>
        <source>&quot;backoffFactor&quot; must be at least 1</source>
        <translation>„backoffFactor“ muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>&quot;mostParked&quot; must be at least 0</source>
        <translation>„mostParked“ muss mindestens 0 sein</translation>
    </message>
    <message>
        <source>items of an inline step wait for a retry where they are; remove &quot;mostParked&quot;</source>
        <translation>Elemente eines mitlaufenden Schritts warten dort auf den nächsten Versuch, wo sie sind; „mostParked“ entfernen</translation>
    </message>
    <message>
        <source>where the order is kept, items wait for a retry where they are; remove &quot;mostParked&quot;</source>
        <translation>wo die Reihenfolge bleibt, warten Elemente dort auf den nächsten Versuch, wo sie sind; „mostParked“ entfernen</translation>
    </message>
    <message>
        <source>no item is tried again; add &quot;retries&quot; or remove &quot;mostParked&quot;</source>
        <translation>kein Element wird noch einmal versucht; „retries“ angeben oder „mostParked“ entfernen</translation>
    </message>
    <message>
        <source>the step never pauses; add &quot;pauseAfter&quot; or remove &quot;pauseFor&quot;</source>
        <translation>der Schritt macht nie Pause; „pauseAfter“ angeben oder „pauseFor“ entfernen</translation>
    </message>
    <message>
        <source>&quot;pauseAfter&quot; is a number of failures from 1</source>
        <translation>„pauseAfter“ ist eine Zahl von Fehlschlägen ab 1</translation>
    </message>
    <message>
        <source>a source has no items that could fail; remove &quot;pauseAfter&quot;</source>
        <translation>eine Quelle hat keine Elemente, die scheitern könnten; „pauseAfter“ entfernen</translation>
    </message>
    <message>
        <source>the first item that fails ends the run; add &quot;retries&quot; or &quot;then&quot;: &quot;set-aside&quot;, or remove &quot;pauseAfter&quot;</source>
        <translation>das erste gescheiterte Element beendet den Lauf; „retries“ oder „then“: „set-aside“ angeben oder „pauseAfter“ entfernen</translation>
    </message>
    <message>
        <source>a rate such as &quot;5/s&quot;, &quot;100/min&quot; or &quot;5/s of api.example.org&quot;</source>
        <translation>eine Rate wie „5/s“, „100/min“ oder „5/s of api.example.org“</translation>
    </message>
    <message>
        <source>a share such as &quot;20 %&quot;</source>
        <translation>ein Anteil wie „20 %“</translation>
    </message>
    <message>
        <source>%1 works with one worker only, and so not inline in the workers of another step; remove &quot;workers&quot;</source>
        <translation>%1 arbeitet mit nur einem Worker, kann also nicht beim Schritt davor mitlaufen; entfernen Sie „workers“</translation>
    </message>
    <message>
        <source>the step &quot;%1&quot; writes the same file, and only what the last one wrote would be left; name another file</source>
        <translation>der Schritt „%1“ schreibt dieselbe Datei, und nur was der letzte schreibt, bliebe übrig; nennen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>%1 of %2 workers %3, for up to %4</source>
        <translation>%1 von %2 Workern %3, seit bis zu %4</translation>
    </message>
    <message>
        <source>in the step&apos;s own code</source>
        <translation>im eigenen Code des Schritts</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>waiting for somebody to take its results</source>
        <translation>warten darauf, dass jemand die Ergebnisse nimmt</translation>
    </message>
    <message>
        <source>waiting for room in %1</source>
        <translation>warten auf Platz in %1</translation>
    </message>
    <message>
        <source>waiting for input</source>
        <translation>warten auf Eingaben</translation>
    </message>
    <message>
        <source>waiting before another attempt</source>
        <translation>warten vor einem weiteren Versuch</translation>
    </message>
    <message>
        <source>held back by its rate or its pause after failures</source>
        <translation>aufgehalten von der Rate oder der Pause nach Fehlern</translation>
    </message>
    <message>
        <source>%1 items parked until another attempt</source>
        <translation>%1 Elemente warten abseits auf einen weiteren Versuch</translation>
    </message>
    <message>
        <source>its queue is full: %1 of %2 items, %3 of %4</source>
        <translation>seine Warteschlange ist voll: %1 von %2 Elementen, %3 von %4</translation>
    </message>
    <message>
        <source>its queue is full: %1 of %2 items</source>
        <translation>seine Warteschlange ist voll: %1 von %2 Elementen</translation>
    </message>
    <message>
        <source>%1 of %2 items in its queue</source>
        <translation>%1 von %2 Elementen in seiner Warteschlange</translation>
    </message>
    <message>
        <source>step &quot;%1&quot;: %2</source>
        <translation>Schritt „%1“: %2</translation>
    </message>
    <message>
        <source>what holds it up: %1</source>
        <translation>was den Lauf aufhält: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; waits for room in &quot;%2&quot;</source>
        <translation>„%1“ wartet auf Platz in „%2“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has not come back from its own code</source>
        <translation>„%1“ ist nicht aus seinem eigenen Code zurückgekehrt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is held back by its rate or its pause after failures</source>
        <translation>„%1“ wird von seiner Rate oder der Pause nach Fehlern aufgehalten</translation>
    </message>
    <message>
        <source>&quot;%1&quot; waits before another attempt</source>
        <translation>„%1“ wartet vor einem weiteren Versuch</translation>
    </message>
    <message>
        <source>nobody takes the results of &quot;%1&quot;</source>
        <translation>niemand nimmt die Ergebnisse von „%1“</translation>
    </message>
    <message>
        <source>nothing has moved for %1</source>
        <translation>seit %1 hat sich nichts bewegt</translation>
    </message>
    <message>
        <source>another window has this file open; choose another name</source>
        <translation>ein anderes Fenster hat diese Datei geöffnet; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>cannot read &quot;%1&quot;: it is a pipe, a socket or a device; only regular files are read</source>
        <translation>„%1“ kann nicht gelesen werden: es ist eine Pipe, ein Socket oder ein Gerät; gelesen werden nur gewöhnliche Dateien</translation>
    </message>
    <message>
        <source>the %1 file &quot;%2&quot; ends in the middle of its data; copy or download it again</source>
        <translation>die %1-Datei „%2“ endet mitten in ihren Daten; kopieren oder laden Sie sie noch einmal</translation>
    </message>
    <message>
        <source>the %1 file &quot;%2&quot; is damaged (%3); copy or download it again</source>
        <translation>die %1-Datei „%2“ ist beschädigt (%3); kopieren oder laden Sie sie noch einmal</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>unbekannter Grund</translation>
    </message>
    <message>
        <source>other data follows</source>
        <translation>es folgen andere Daten</translation>
    </message>
    <message>
        <source>it does not exist; check the path</source>
        <translation>der Pfad existiert nicht; prüfen Sie ihn</translation>
    </message>
    <message>
        <source>a part of its path is not a folder</source>
        <translation>ein Teil des Pfads ist kein Ordner</translation>
    </message>
    <message>
        <source>its symbolic links lead in a circle</source>
        <translation>die symbolischen Links führen im Kreis</translation>
    </message>
    <message>
        <source>its path is too long</source>
        <translation>der Pfad ist zu lang</translation>
    </message>
    <message>
        <source>permission is denied; change its rights or run as its owner</source>
        <translation>der Zugriff ist verweigert; ändern Sie die Rechte oder starten Sie Paipa als Eigentümer</translation>
    </message>
    <message>
        <source>the file system is read-only; choose another folder</source>
        <translation>das Dateisystem lässt sich nur lesen; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it exists already</source>
        <translation>der Name ist schon vergeben</translation>
    </message>
    <message>
        <source>the disk is full; free space or choose another folder</source>
        <translation>der Datenträger ist voll; schaffen Sie Platz oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>the file would be larger than the system allows</source>
        <translation>die Datei würde größer, als das System erlaubt</translation>
    </message>
    <message>
        <source>too many files are open; use fewer workers or raise the limit (ulimit -n)</source>
        <translation>zu viele Dateien sind offen; nehmen Sie weniger Worker oder heben Sie die Grenze an (ulimit -n)</translation>
    </message>
    <message>
        <source>cannot read &quot;%1&quot;: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>cannot write &quot;%1&quot;: %2</source>
        <translation>„%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>cannot write to the standard output: %2</source>
        <translation>auf die Standardausgabe kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>cannot create the folder &quot;%1&quot;: %2</source>
        <translation>der Ordner „%1“ kann nicht angelegt werden: %2</translation>
    </message>
    <message>
        <source>cannot write to the folder &quot;%1&quot;: %2</source>
        <translation>in den Ordner „%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>cannot list the folder &quot;%1&quot;: %2</source>
        <translation>der Inhalt des Ordners „%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>cannot list &quot;%1&quot;: %2</source>
        <translation>„%1“ kann nicht aufgelistet werden: %2</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>it stands for another folder</source>
        <translation>er steht für einen anderen Ordner</translation>
    </message>
    <message>
        <source>it contains a separator of folders</source>
        <translation>er enthält ein Trennzeichen für Ordner</translation>
    </message>
    <message>
        <source>it begins with &quot;~&quot;</source>
        <translation>er beginnt mit „~“</translation>
    </message>
    <message>
        <source>it contains characters that cannot be seen</source>
        <translation>er enthält Zeichen, die man nicht sieht</translation>
    </message>
    <message>
        <source>it is the name of a device on Windows</source>
        <translation>so heißt unter Windows ein Gerät</translation>
    </message>
    <message>
        <source>it is longer than 255 bytes</source>
        <translation>er ist länger als 255 Bytes</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be used as a file name: %2</source>
        <translation>„%1“ geht nicht als Dateiname: %2</translation>
    </message>
    <message>
        <source>cannot write &quot;%1&quot;: it is a device or a pipe; name a file, or &quot;-&quot; for the standard output</source>
        <translation>„%1“ kann nicht geschrieben werden: es ist ein Gerät oder eine Pipe; geben Sie eine Datei an oder „-“ für die Standardausgabe</translation>
    </message>
    <message>
        <source>&quot;%1&quot; leads out of the folder &quot;%2&quot;; nothing was written</source>
        <translation>„%1“ führt aus dem Ordner „%2“ hinaus; es wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>&quot;%1&quot;, line %2: %3. Correct the file, or set badLines to &quot;skip&quot; or &quot;port&quot;</source>
        <translation>„%1“, Zeile %2: %3. Berichtigen Sie die Datei oder setzen Sie badLines auf „skip“ oder „port“</translation>
    </message>
    <message>
        <source>it has none</source>
        <translation>es hat keine</translation>
    </message>
    <message>
        <source>it has %1</source>
        <translation>es hat %1</translation>
    </message>
    <message>
        <source>the item has no field &quot;%1&quot;; %2</source>
        <translation>das Element hat kein Feld „%1“; %2</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be text or bytes, but is of type %2</source>
        <translation>das Feld „%1“ muss Text oder Bytes enthalten, hat aber den Typ %2</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; holds no path of a file</source>
        <translation>das Feld „%1“ enthält keinen Pfad einer Datei</translation>
    </message>
    <message>
        <source>the run was aborted</source>
        <translation>der Lauf wurde abgebrochen</translation>
    </message>
    <message>
        <source>the item cannot be set aside: %1</source>
        <translation>das Element kann nicht beiseitegelegt werden: %1</translation>
    </message>
    <message>
        <source>the run failed</source>
        <translation>der Lauf ist gescheitert</translation>
    </message>
    <message>
        <source>step &quot;%1&quot; failed</source>
        <translation>Schritt „%1“ ist gescheitert</translation>
    </message>
    <message>
        <source>step &quot;%1&quot; failed on %2</source>
        <translation>Schritt „%1“ ist an %2 gescheitert</translation>
    </message>
    <message>
        <source>step &quot;%1&quot; failed on %2 from &quot;%3&quot;</source>
        <translation>Schritt „%1“ ist an %2 von „%3“ gescheitert</translation>
    </message>
    <message>
        <source>step &quot;%1&quot; failed on %2 from worker %3 of &quot;%4&quot;</source>
        <translation>Schritt „%1“ ist an %2 von Worker %3 von „%4“ gescheitert</translation>
    </message>
    <message>
        <source> (worker %1, attempt %2)</source>
        <translation> (Worker %1, Versuch %2)</translation>
    </message>
    <message>
        <source> (worker %1)</source>
        <translation> (Worker %1)</translation>
    </message>
    <message>
        <source> (attempt %1)</source>
        <translation> (Versuch %1)</translation>
    </message>
    <message>
        <source>each wait for a retry is at least as long as the one before: its factor must be at least 1</source>
        <translation>jede Wartezeit vor einer Wiederholung ist mindestens so lang wie die davor: ihr Faktor muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>the jitter of its waits must be from 0 to 100 %</source>
        <translation>die Streuung der Wartezeiten muss von 0 bis 100 % sein</translation>
    </message>
    <message>
        <source>a number in its error policy is below 0</source>
        <translation>eine Zahl in seiner Fehlerbehandlung ist kleiner als 0</translation>
    </message>
    <message>
        <source>there is not enough memory for it</source>
        <translation>dafür reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>SkipItem was thrown where there is no item to skip</source>
        <translation>SkipItem wurde geworfen, wo kein Element auszulassen ist</translation>
    </message>
    <message>
        <source>an exception of a type that says nothing about itself</source>
        <translation>eine Ausnahme eines Typs, der nichts über sich sagt</translation>
    </message>
    <message>
        <source>%1; it asks for %2 until the next attempt, but no retry waits for more than %3</source>
        <translation>%1; bis zum nächsten Versuch sollen %2 vergehen, aber keine Wiederholung wartet länger als %3</translation>
    </message>
    <message>
        <source>%1; the last one because %2</source>
        <translation>%1; das letzte aus diesem Grund: %2</translation>
    </message>
    <message>
        <source>%1 of %2 items have failed here, more than the %3 that are allowed</source>
        <translation>%1 von %2 Elementen sind hier gescheitert, mehr als die erlaubten %3</translation>
    </message>
    <message>
        <source>an item of %1 is larger than the %2 that the step &quot;%3&quot; takes; raise the limit of its queue for one item, or hand on smaller ones</source>
        <translation>ein Element von %1 ist größer als die %2, die der Schritt „%3“ annimmt; heben Sie die Grenze seiner Warteschlange für ein Element an oder geben Sie kleinere weiter</translation>
    </message>
    <message>
        <source>a run can be started only once</source>
        <translation>ein Lauf lässt sich nur einmal starten</translation>
    </message>
    <message>
        <source>aborted while starting</source>
        <translation>beim Starten abgebrochen</translation>
    </message>
    <message>
        <source>the system has no thread or memory left for %1 of its %2 workers</source>
        <translation>das System hat für %1 seiner %2 Worker keinen Thread oder keinen Speicher mehr</translation>
    </message>
    <message>
        <source>internal error: %1 items were emitted, but %2 have a fate; please report it</source>
        <translation>interner Fehler: %1 Elemente wurden erzeugt, aber nur von %2 ist bekannt, was aus ihnen wurde; bitte melden Sie ihn</translation>
    </message>
    <message>
        <source>%1 items have failed in this run, of %2 so far, more than the %3 that are allowed</source>
        <translation>%1 Elemente sind in diesem Lauf gescheitert, von bisher %2, mehr als die erlaubten %3</translation>
    </message>
    <message>
        <source>worker %1 of step &quot;%2&quot; has been in its own code for %3 and cannot be ended</source>
        <translation>Worker %1 des Schritts „%2“ ist seit %3 in seinem eigenen Code und lässt sich nicht beenden</translation>
    </message>
    <message>
        <source>worker %1 of step &quot;%2&quot; has been in its own code for %3, with %4, and cannot be ended</source>
        <translation>Worker %1 des Schritts „%2“ ist seit %3 in seinem eigenen Code, mit %4, und lässt sich nicht beenden</translation>
    </message>
    <message>
        <source>a step needs at least one worker</source>
        <translation>ein Schritt braucht mindestens einen Worker</translation>
    </message>
    <message>
        <source>a queue needs room for at least one item and one byte</source>
        <translation>eine Warteschlange braucht Platz für mindestens ein Element und ein Byte</translation>
    </message>
    <message>
        <source>nothing is linked to its input</source>
        <translation>mit seinem Eingang ist nichts verbunden</translation>
    </message>
    <message>
        <source>an inline step runs in the workers of the one step before it, but %1 steps are linked to its input</source>
        <translation>ein Schritt ohne eigene Worker läuft in denen des einen Schritts davor, aber mit seinem Eingang sind %1 Schritte verbunden</translation>
    </message>
    <message>
        <source>a pipeline needs at least one step</source>
        <translation>eine Pipeline braucht mindestens einen Schritt</translation>
    </message>
    <message>
        <source>its results come back to it; steps cannot be linked in a circle</source>
        <translation>seine Ergebnisse kommen zu ihm zurück; Schritte lassen sich nicht im Kreis verbinden</translation>
    </message>
    <message>
        <source>the step rejected item %1 of a batch of %2</source>
        <translation>der Schritt hat Element %1 eines Bündels von %2 abgelehnt</translation>
    </message>
    <message>
        <source>the item has more results than can be held back until it has succeeded; allow no retries and end the run on errors</source>
        <translation>das Element hat mehr Ergebnisse, als sich zurückhalten lassen, bis es gelungen ist; erlauben Sie keine Wiederholungen und lassen Sie Fehler den Lauf beenden</translation>
    </message>
    <message>
        <source>its items can only be moved into it, so they cannot be tried again; let it take them by const reference, or allow no retries</source>
        <translation>seine Elemente lassen sich nur in ihn verschieben und deshalb nicht noch einmal versuchen; lassen Sie sie ihn als const-Referenz nehmen oder erlauben Sie keine Wiederholungen</translation>
    </message>
    <message>
        <source>it hands on results at once, so its items cannot be tried again; withhold its results, or allow no retries</source>
        <translation>er gibt Ergebnisse sofort weiter, deshalb lassen sich seine Elemente nicht noch einmal versuchen; halten Sie seine Ergebnisse zurück oder erlauben Sie keine Wiederholungen</translation>
    </message>
    <message>
        <source>its results cannot be copied, so only one step can take them</source>
        <translation>seine Ergebnisse lassen sich nicht kopieren, deshalb kann nur ein Schritt sie nehmen</translation>
    </message>
    <message>
        <source>a source needs workers of its own: nothing is before it</source>
        <translation>eine Quelle braucht eigene Worker: vor ihr steht nichts</translation>
    </message>
    <message>
        <source>a source has no items that could fail, so it cannot pause after some that have failed</source>
        <translation>eine Quelle hat keine Elemente, die scheitern könnten, und kann deshalb nicht danach ruhen</translation>
    </message>
    <message>
        <source>a step that takes batches needs workers of its own</source>
        <translation>ein Schritt, der Bündel nimmt, braucht eigene Worker</translation>
    </message>
    <message>
        <source>a step that takes batches keeps the order only with one worker</source>
        <translation>ein Schritt, der Bündel nimmt, behält die Reihenfolge nur mit einem Worker bei</translation>
    </message>
    <message>
        <source>a step that takes its whole input needs workers of its own</source>
        <translation>ein Schritt, der seine ganze Eingabe nimmt, braucht eigene Worker</translation>
    </message>
    <message>
        <source>a step that takes its whole input keeps the order only with one worker</source>
        <translation>ein Schritt, der seine ganze Eingabe nimmt, behält die Reihenfolge nur mit einem Worker bei</translation>
    </message>
    <message>
        <source>it takes its whole input, so a single item cannot be tried again; allow no retries</source>
        <translation>er nimmt seine ganze Eingabe, deshalb lässt sich ein einzelnes Element nicht noch einmal versuchen; erlauben Sie keine Wiederholungen</translation>
    </message>
    <message>
        <source>it takes its whole input, so no single item can be tried after a pause; do not let it pause after failures</source>
        <translation>er nimmt seine ganze Eingabe, deshalb lässt sich nach einer Pause kein einzelnes Element versuchen; lassen Sie ihn nach Fehlversuchen nicht ruhen</translation>
    </message>
    <message>
        <source>the run is being aborted</source>
        <translation>der Lauf wird abgebrochen</translation>
    </message>
    <message>
        <source>a chunk needs room for at least one item</source>
        <translation>ein Bündel braucht Platz für mindestens ein Element</translation>
    </message>
    <message>
        <source>nobody wants the results any more</source>
        <translation>niemand will die Ergebnisse mehr</translation>
    </message>
    <message>
        <source>the item has no field &quot;%1&quot;</source>
        <translation>das Element hat kein Feld „%1“</translation>
    </message>
    <message>
        <source>this line is none that a run wrote for an item that was set aside; name a file such as photos.failed.jsonl</source>
        <translation>diese Zeile hat kein Lauf für ein Element geschrieben, das beiseitegelegt wurde; geben Sie eine Datei wie photos.failed.jsonl an</translation>
    </message>
    <message>
        <source>the last line is cut off and left out: the run was ended while it wrote it</source>
        <translation>die letzte Zeile ist abgeschnitten und wird ausgelassen: der Lauf wurde beendet, während er sie schrieb</translation>
    </message>
    <message>
        <source>&quot;%1&quot;, line %2: %3</source>
        <translation>„%1“, Zeile %2: %3</translation>
    </message>
    <message>
        <source>the row is longer than maxRow (%1)</source>
        <translation>die Zeile ist länger als maxRow (%1)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is UTF-16; convert it to UTF-8, for example with iconv -f UTF-16 -t UTF-8</source>
        <translation>„%1“ ist UTF-16; wandeln Sie die Datei in UTF-8 um, zum Beispiel mit iconv -f UTF-16 -t UTF-8</translation>
    </message>
    <message>
        <source>the row has more columns than maxColumns (%1)</source>
        <translation>die Zeile hat mehr Spalten als maxColumns (%1)</translation>
    </message>
    <message>
        <source>column %1 is longer than maxField (%2), or its quote is not closed</source>
        <translation>Spalte %1 ist länger als maxField (%2), oder ihr Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the quote of column %1 is not closed</source>
        <translation>das Anführungszeichen von Spalte %1 ist nicht geschlossen</translation>
    </message>
    <message>
        <source>text follows the closing quote of column %1</source>
        <translation>auf das schließende Anführungszeichen von Spalte %1 folgt Text</translation>
    </message>
    <message>
        <source>column %1 is longer than maxField (%2)</source>
        <translation>Spalte %1 ist länger als maxField (%2)</translation>
    </message>
    <message>
        <source>the header has %1 columns, but the setting columns names %2</source>
        <translation>die Kopfzeile hat %1 Spalten, aber die Einstellung columns nennt %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot;, line %2: %3. The header names the columns, so nothing of the file was read</source>
        <translation>„%1“, Zeile %2: %3. Die Kopfzeile benennt die Spalten, deshalb wurde nichts von der Datei gelesen</translation>
    </message>
    <message>
        <source>the row has %1 columns instead of %2</source>
        <translation>die Zeile hat %1 Spalten statt %2</translation>
    </message>
    <message>
        <source>the text is not UTF-8; if it comes from an older program, try the encoding &quot;latin-1&quot;</source>
        <translation>der Text ist kein UTF-8; kommt er aus einem älteren Programm, versuchen Sie die Kodierung „latin-1“</translation>
    </message>
    <message>
        <source>the item has no fields, so the columns are not known</source>
        <translation>das Element hat keine Felder, deshalb sind die Spalten nicht bekannt</translation>
    </message>
    <message>
        <source>the first item had no field &quot;%1&quot;, so there is no column for it; list all columns in the setting columns</source>
        <translation>das erste Element hatte kein Feld „%1“, deshalb gibt es dafür keine Spalte; nennen Sie alle Spalten in der Einstellung columns</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; holds bytes that are not UTF-8 text, which CSV cannot hold</source>
        <translation>das Feld „%1“ enthält Bytes, die kein UTF-8-Text sind; CSV kann sie nicht aufnehmen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder; to read the files in it use the step files.list</source>
        <translation>„%1“ ist ein Ordner; um die Dateien darin zu lesen, nehmen Sie den Schritt files.list</translation>
    </message>
    <message>
        <source>this system&apos;s OpenSSL does not offer %1; choose another algorithm</source>
        <translation>OpenSSL bietet auf diesem System %1 nicht an; wählen Sie ein anderes Verfahren</translation>
    </message>
    <message>
        <source>OpenSSL could not compute the checksum</source>
        <translation>OpenSSL konnte die Prüfsumme nicht berechnen</translation>
    </message>
    <message>
        <source>cannot list &quot;%1&quot;: it is not a folder; for single files use the step files.paths</source>
        <translation>„%1“ kann nicht aufgelistet werden: es ist kein Ordner; für einzelne Dateien nehmen Sie den Schritt files.paths</translation>
    </message>
    <message>
        <source>%1. To go on without it, set unreadable to &quot;skip&quot; or &quot;port&quot;</source>
        <translation>%1. Um ohne weiterzumachen, setzen Sie unreadable auf „skip“ oder „port“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 bytes, more than maxSize (%3) allows; raise it if the memory suffices</source>
        <translation>„%1“ hat %2 Bytes, mehr als maxSize (%3) erlaubt; heben Sie es an, wenn der Speicher reicht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not UTF-8 text; set as to &quot;bytes&quot;, or convert the file</source>
        <translation>„%1“ ist kein UTF-8-Text; setzen Sie as auf „bytes“ oder wandeln Sie die Datei um</translation>
    </message>
    <message>
        <source>&quot;%1/%2&quot; exists already; make the name different for each item, or set existing to &quot;overwrite&quot;, &quot;skip&quot; or &quot;number&quot;</source>
        <translation>„%1/%2“ gibt es schon; geben Sie jedem Element einen anderen Namen oder setzen Sie existing auf „overwrite“, „skip“ oder „number“</translation>
    </message>
    <message>
        <source>there are more than %1 different values of &quot;%2&quot;; raise maxKeys if the memory suffices</source>
        <translation>es gibt mehr als %1 verschiedene Werte von „%2“; heben Sie maxKeys an, wenn der Speicher reicht</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be a list, but is of type %2</source>
        <translation>das Feld „%1“ muss eine Liste sein, hat aber den Typ %2</translation>
    </message>
    <message>
        <source> (it wants a login)</source>
        <translation> (er verlangt eine Anmeldung)</translation>
    </message>
    <message>
        <source> (it forbids the access)</source>
        <translation> (er verbietet den Zugriff)</translation>
    </message>
    <message>
        <source> (there is no such page)</source>
        <translation> (diese Seite gibt es nicht)</translation>
    </message>
    <message>
        <source> (it waited too long for the request)</source>
        <translation> (er hat zu lange auf die Anfrage gewartet)</translation>
    </message>
    <message>
        <source> (the page is gone)</source>
        <translation> (die Seite gibt es nicht mehr)</translation>
    </message>
    <message>
        <source> (there were too many requests: use fewer workers)</source>
        <translation> (es waren zu viele Anfragen: nehmen Sie weniger Worker)</translation>
    </message>
    <message>
        <source> (an error of the server)</source>
        <translation> (ein Fehler des Servers)</translation>
    </message>
    <message>
        <source>libcurl could not be initialised</source>
        <translation>libcurl ließ sich nicht starten</translation>
    </message>
    <message>
        <source>the server answered %1%2 for %3</source>
        <translation>der Server antwortete auf %3 mit %1%2</translation>
    </message>
    <message>
        <source>the content of %1 is larger than %2; raise &quot;maxSize&quot; if it is meant to be</source>
        <translation>der Inhalt von %1 ist größer als %2; heben Sie „maxSize“ an, wenn das so gewollt ist</translation>
    </message>
    <message>
        <source>%1 redirects to an address that is not http or https</source>
        <translation>%1 leitet auf eine Adresse um, die nicht http oder https ist</translation>
    </message>
    <message>
        <source>%1 leads to more than %2 redirects</source>
        <translation>%1 führt zu mehr als %2 Umleitungen</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted: %2</source>
        <translation>dem Zertifikat von %1 ist nicht zu trauen: %2</translation>
    </message>
    <message>
        <source>the certificates of &quot;authorities&quot; cannot be read from %1</source>
        <translation>die Zertifikate von „authorities“ lassen sich nicht aus %1 lesen</translation>
    </message>
    <message>
        <source>the content of %1 is not compressed as its server says</source>
        <translation>der Inhalt von %1 ist nicht so komprimiert, wie der Server sagt</translation>
    </message>
    <message>
        <source>%1 took too long: %2</source>
        <translation>%1 hat zu lange gebraucht: %2</translation>
    </message>
    <message>
        <source>%1 is at the address %2, which is not on the internet; set &quot;allowPrivateAddresses&quot; if the URLs of your items can be trusted</source>
        <translation>%1 liegt an der Adresse %2, die nicht im Internet ist; setzen Sie „allowPrivateAddresses“, wenn den URLs Ihrer Elemente zu trauen ist</translation>
    </message>
    <message>
        <source>the connection for %1 failed: %2</source>
        <translation>die Verbindung für %1 ist gescheitert: %2</translation>
    </message>
    <message>
        <source>the text is not a URL that starts with http:// or https://</source>
        <translation>der Text ist keine URL, die mit http:// oder https:// beginnt</translation>
    </message>
    <message>
        <source>cannot listen on %1, port %2: %3; choose another address or port</source>
        <translation>an %1, Port %2, kann nicht gelauscht werden: %3; wählen Sie eine andere Adresse oder einen anderen Port</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>es gibt sie nicht</translation>
    </message>
    <message>
        <source>you may not read it</source>
        <translation>Sie dürfen sie nicht lesen</translation>
    </message>
    <message>
        <source>cannot open %1: %2</source>
        <translation>%1 lässt sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete: %2</source>
        <translation>%1 ist beschädigt oder unvollständig: %2</translation>
    </message>
    <message>
        <source>%1 is not a picture in JPEG, PNG, WebP, TIFF, GIF or HEIF</source>
        <translation>%1 ist kein Bild in JPEG, PNG, WebP, TIFF, GIF oder HEIF</translation>
    </message>
    <message>
        <source>%1 has %2 million pixels, more than the limit of %3 million; raise &quot;maxPixels&quot; if it is meant to be that large</source>
        <translation>%1 hat %2 Millionen Pixel, mehr als die Grenze von %3 Millionen; heben Sie „maxPixels“ an, wenn das Bild so groß sein soll</translation>
    </message>
    <message>
        <source>libvips could not be started: %1</source>
        <translation>libvips ließ sich nicht starten: %1</translation>
    </message>
    <message>
        <source>the content of the field &quot;%1&quot;</source>
        <translation>der Inhalt des Felds „%1“</translation>
    </message>
    <message>
        <source>the file %1</source>
        <translation>die Datei %1</translation>
    </message>
    <message>
        <source>it is a list, not an object; a JSON list becomes JSON Lines with jq -c &apos;.[]&apos;</source>
        <translation>sie ist eine Liste, kein Objekt; aus einer JSON-Liste macht jq -c &apos;.[]&apos; JSON Lines</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it is nested deeper than maxDepth allows</source>
        <translation>sie ist tiefer verschachtelt, als maxDepth erlaubt</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>sie ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>something follows the end of the object</source>
        <translation>auf das Ende des Objekts folgt noch etwas</translation>
    </message>
    <message>
        <source>it is not valid JSON: a string is not closed</source>
        <translation>sie ist kein gültiges JSON: eine Zeichenkette ist nicht geschlossen</translation>
    </message>
    <message>
        <source>it is not valid JSON: %1</source>
        <translation>sie ist kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>it is longer than maxLine (%1)</source>
        <translation>sie ist länger als maxLine (%1)</translation>
    </message>
    <message>
        <source>it took longer than %1: look for an endless loop, or raise &quot;timeLimit&quot;</source>
        <translation>er brauchte länger als %1: suchen Sie nach einer Endlosschleife oder heben Sie „timeLimit“ an</translation>
    </message>
    <message>
        <source>it has no fields</source>
        <translation>es hat keine Felder</translation>
    </message>
    <message>
        <source>the item has no field &quot;%1&quot; (%2); write item[&quot;%1&quot;] for a field that may be missing</source>
        <translation>das Element hat kein Feld „%1“ (%2); schreiben Sie item[&quot;%1&quot;] für ein Feld, das fehlen darf</translation>
    </message>
    <message>
        <source>the expression of %1 failed: %2</source>
        <translation>der Ausdruck von %1 ist gescheitert: %2</translation>
    </message>
    <message>
        <source>it gave %1, which a field cannot hold</source>
        <translation>er ergab %1; das kann ein Feld nicht aufnehmen</translation>
    </message>
    <message>
        <source>NaN (not a number)</source>
        <translation>NaN (keine Zahl)</translation>
    </message>
    <message>
        <source>an infinite number</source>
        <translation>eine unendliche Zahl</translation>
    </message>
    <message>
        <source>something nested more than %1 deep</source>
        <translation>etwas, das mehr als %1 Ebenen tief verschachtelt ist</translation>
    </message>
    <message>
        <source>an invalid date</source>
        <translation>ein ungültiges Datum</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>eine Funktion</translation>
    </message>
    <message>
        <source>a symbol</source>
        <translation>ein Symbol</translation>
    </message>
    <message>
        <source>an object that is neither a map, a list, a date nor an ArrayBuffer</source>
        <translation>ein Objekt, das weder eine Map noch eine Liste, ein Datum oder ein ArrayBuffer ist</translation>
    </message>
    <message>
        <source>the items have no fields, so there are no columns; name the &quot;columns&quot;</source>
        <translation>die Elemente haben keine Felder, deshalb gibt es keine Spalten; nennen Sie die „columns“</translation>
    </message>
    <message>
        <source>no item has the fields that &quot;keys&quot; names: &quot;%1&quot;</source>
        <translation>kein Element hat die Felder, die „keys“ nennt: „%1“</translation>
    </message>
    <message>
        <source>the item has no value for the key column &quot;%1&quot;</source>
        <translation>das Element hat keinen Wert für die Schlüsselspalte „%1“</translation>
    </message>
    <message>
        <source>the item has the field &quot;%1&quot;, but the first item did not, so there is no column for it; name the &quot;columns&quot;</source>
        <translation>das Element hat das Feld „%1“, das erste hatte es nicht, deshalb gibt es dafür keine Spalte; nennen Sie die „columns“</translation>
    </message>
    <message>
        <source>Qt&apos;s database driver %1 is missing; on Debian, install the package %2</source>
        <translation>der Datenbanktreiber %1 von Qt fehlt; unter Debian installieren Sie das Paket %2</translation>
    </message>
    <message>
        <source>cannot open %1: %2; %3</source>
        <translation>%1 lässt sich nicht öffnen: %2; %3</translation>
    </message>
    <message>
        <source>cannot open %1: it does not answer; %2</source>
        <translation>%1 lässt sich nicht öffnen: sie antwortet nicht; %2</translation>
    </message>
    <message>
        <source>%1 is locked by another program (%2); close that, or raise &quot;lockTimeout&quot; (%3)</source>
        <translation>%1 ist von einem anderen Programm gesperrt (%2); schließen Sie es oder heben Sie „lockTimeout“ an (%3)</translation>
    </message>
    <message>
        <source>the connection to %1 was lost: %2</source>
        <translation>%1 ist nicht mehr verbunden: %2</translation>
    </message>
    <message>
        <source>there is no room left for %1; free some space and run again</source>
        <translation>für weitere Daten hat %1 keinen Platz mehr; schaffen Sie welchen und starten Sie noch einmal</translation>
    </message>
    <message>
        <source>%1 reports: %2</source>
        <translation>%1 meldet: %2</translation>
    </message>
    <message>
        <source>the database %1</source>
        <translation>die Datenbank %1</translation>
    </message>
    <message>
        <source>the database &quot;%1&quot; on %2</source>
        <translation>die Datenbank „%1“ auf %2</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>its folder must be one that you can write to</source>
        <translation>in ihren Ordner müssen Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>check &quot;host&quot;, &quot;port&quot;, &quot;database&quot;, &quot;user&quot;, &quot;password&quot; and &quot;encryption&quot;</source>
        <translation>prüfen Sie „host“, „port“, „database“, „user“, „password“ und „encryption“</translation>
    </message>
    <message>
        <source>line %1 of &quot;%2&quot; has more than %3; raise maxLine if the file is text</source>
        <translation>Zeile %1 von „%2“ hat mehr als %3; heben Sie maxLine an, wenn die Datei Text ist</translation>
    </message>
    <message>
        <source>line %1 of &quot;%2&quot; is not UTF-8; convert the file, or set invalid to &quot;replace&quot; or &quot;bytes&quot;</source>
        <translation>Zeile %1 von „%2“ ist kein UTF-8; wandeln Sie die Datei um oder setzen Sie invalid auf „replace“ oder „bytes“</translation>
    </message>
    <message>
        <source>%1 is not an address such as 127.0.0.1</source>
        <translation>%1 ist keine Adresse wie 127.0.0.1</translation>
    </message>
    <message>
        <source>other machines reach %1: a token is needed</source>
        <translation>andere Rechner erreichen %1: ein Token ist nötig</translation>
    </message>
    <message>
        <source>step &quot;%1&quot; has the rate %2; what several steps share has one rate</source>
        <translation>Schritt „%1“ hat die Rate %2; was mehrere Schritte sich teilen, hat eine einzige Rate</translation>
    </message>
    <message>
        <source>its rate is %1, that of step &quot;%2&quot; is %3; what several steps share has one rate</source>
        <translation>seine Rate ist %1, die von Schritt „%2“ ist %3; was mehrere Schritte sich teilen, hat eine einzige Rate</translation>
    </message>
</context>
<context>
    <name>paipa::ui::Actions</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete and &amp;reconnect</source>
        <translation>Löschen und neu &amp;verbinden</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alles auswä&amp;hlen</translation>
    </message>
    <message>
        <source>&amp;Find step…</source>
        <translation>Schritt &amp;suchen …</translation>
    </message>
    <message>
        <source>Co&amp;mmands…</source>
        <translation>&amp;Befehle …</translation>
    </message>
    <message>
        <source>&amp;Add step…	Space</source>
        <translation>Schritt &amp;hinzufügen …	Leertaste</translation>
    </message>
    <message>
        <source>&amp;Settings	Enter</source>
        <translation>&amp;Einstellungen	Eingabe</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Disable or enable</source>
        <translation>&amp;Deaktivieren oder aktivieren</translation>
    </message>
    <message>
        <source>&amp;Bypass</source>
        <translation>Um&amp;gehen</translation>
    </message>
    <message>
        <source>&amp;More workers</source>
        <translation>&amp;Mehr Worker</translation>
    </message>
    <message>
        <source>&amp;Fewer workers</source>
        <translation>&amp;Weniger Worker</translation>
    </message>
    <message>
        <source>&amp;Link selection</source>
        <translation>Auswahl &amp;verbinden</translation>
    </message>
    <message>
        <source>Arran&amp;ge</source>
        <translation>&amp;Anordnen</translation>
    </message>
    <message>
        <source>Fra&amp;me</source>
        <translation>&amp;Rahmen</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Show &amp;selection</source>
        <translation>Au&amp;swahl zeigen</translation>
    </message>
    <message>
        <source>&amp;Minimap</source>
        <translation>Ü&amp;bersichtskarte</translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation>Farben des S&amp;ystems</translation>
    </message>
    <message>
        <source>&amp;Light colours</source>
        <translation>&amp;Helle Farben</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>&amp;Dunkle Farben</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Abort</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>&amp;Next problem</source>
        <translation>&amp;Nächstes Problem</translation>
    </message>
    <message>
        <source>Pre&amp;vious problem</source>
        <translation>V&amp;origes Problem</translation>
    </message>
    <message>
        <source>&amp;About Paipa Studio</source>
        <translation>&amp;Über Paipa Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Replace &amp;with…</source>
        <translation>Ersetzen &amp;durch …</translation>
    </message>
    <message>
        <source>&amp;Copy as command line</source>
        <translation>Als Kommando&amp;zeile kopieren</translation>
    </message>
    <message>
        <source>Next &amp;output</source>
        <translation>Nä&amp;chster Ausgang</translation>
    </message>
    <message>
        <source>Ne&amp;xt note or frame</source>
        <translation>Nächste No&amp;tiz oder nächster Rahmen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::CanvasPage</name>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>Auf 100 % zoomen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>paipa::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>bypassed</source>
        <translation>umgangen</translation>
    </message>
    <message>
        <source>limits the run</source>
        <translation>bremst den Lauf</translation>
    </message>
    <message>
        <source>has problems</source>
        <translation>hat Probleme</translation>
    </message>
    <message>
        <source>feeds %1</source>
        <comment>names of steps</comment>
        <translation>versorgt %1</translation>
    </message>
    <message>
        <source>new links from %1</source>
        <comment>name of an output</comment>
        <translation>neue Verbindungen von %1</translation>
    </message>
</context>
<context>
    <name>paipa::ui::CommandBox</name>
    <message>
        <source>Find a step, or &gt; for commands</source>
        <translation>Schritt suchen, &gt; für Befehle</translation>
    </message>
    <message>
        <source>Find steps and commands</source>
        <translation>Schritte und Befehle suchen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>command, shortcut</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>paipa::ui::Comparison</name>
    <message>
        <source>Name of the pipeline</source>
        <translation>Name der Pipeline</translation>
    </message>
    <message>
        <source>“%1” is added.</source>
        <translation>„%1“ kommt hinzu.</translation>
    </message>
    <message>
        <source>“%1” is removed.</source>
        <translation>„%1“ fällt weg.</translation>
    </message>
    <message>
        <source>The link from %1 is added.</source>
        <translation>Die Verbindung von %1 kommt hinzu.</translation>
    </message>
    <message>
        <source>The link from %1 is removed.</source>
        <translation>Die Verbindung von %1 fällt weg.</translation>
    </message>
    <message>
        <source>The order, the environment variables, or what this version of Paipa does not know differ.</source>
        <translation>Die Reihenfolge, die Umgebungsvariablen oder etwas, das diese Version von Paipa nicht kennt, unterscheiden sich.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a text</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a step</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <comment>a step and its output</comment>
        <translation>„%1“ (%2)</translation>
    </message>
    <message>
        <source>%1 to “%2”</source>
        <comment>ends of a link</comment>
        <translation>%1 zu „%2“</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3.</source>
        <translation>%1: aus %2 wird %3.</translation>
    </message>
    <message>
        <source>“%1”, %2</source>
        <comment>step, property</comment>
        <translation>„%1“, %2</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>bypassed</source>
        <translation>umgangen</translation>
    </message>
    <message>
        <source>workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>runs inline</source>
        <translation>läuft beim Schritt davor mit</translation>
    </message>
    <message>
        <source>keeps the order</source>
        <translation>behält die Reihenfolge</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>“%1”: the limits of its queue differ.</source>
        <translation>„%1“: Die Grenzen der Warteschlange unterscheiden sich.</translation>
    </message>
    <message>
        <source>“%1”: what happens to items that fail differs.</source>
        <translation>„%1“: Was mit gescheiterten Elementen geschieht, unterscheidet sich.</translation>
    </message>
    <message>
        <source>“%1” differs in what this version of Paipa does not know.</source>
        <translation>„%1“ unterscheidet sich in etwas, das diese Version von Paipa nicht kennt.</translation>
    </message>
    <message>
        <source>The variable “%1” is added.</source>
        <translation>Die Variable „%1“ kommt hinzu.</translation>
    </message>
    <message>
        <source>The variable “%1” is removed.</source>
        <translation>Die Variable „%1“ fällt weg.</translation>
    </message>
    <message>
        <source>The variable “%1”</source>
        <translation>Die Variable „%1“</translation>
    </message>
    <message>
        <source>The help of the variable “%1”</source>
        <translation>Die Hilfe der Variable „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) stand elsewhere.</source>
        <translation>
            <numerusform>%n Schritt steht woanders.</numerusform>
            <numerusform>%n Schritte stehen woanders.</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes or frames differ.</source>
        <translation>Notizen oder Rahmen unterscheiden sich.</translation>
    </message>
    <message>
        <source>Most failures in the whole run</source>
        <translation>Höchstzahl gescheiterter Elemente im ganzen Lauf</translation>
    </message>
</context>
<context>
    <name>paipa::ui::DifferenceBar</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>Meine &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>“%1” on the disk is the same pipeline as the one that is open.</source>
        <translation>„%1“ auf der Platte ist dieselbe Pipeline wie die geöffnete.</translation>
    </message>
    <message numerus="yes">
        <source>What is open would become “%1” on the disk by %n change(s):</source>
        <translation>
            <numerusform>Das Geöffnete würde durch %n Änderung zu „%1“ auf der Platte:</numerusform>
            <numerusform>Das Geöffnete würde durch %n Änderungen zu „%1“ auf der Platte:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::DocumentView</name>
    <message>
        <source>The pipeline cannot run: %1</source>
        <translation>Die Pipeline kann nicht laufen: %1</translation>
    </message>
    <message>
        <source>Not kept of the old step: %1.</source>
        <translation>Vom alten Schritt nicht übernommen: %1.</translation>
    </message>
    <message>
        <source>Save the pipeline first: a command line runs its file.</source>
        <translation>Speichern Sie die Pipeline zuerst: Eine Kommandozeile startet ihre Datei.</translation>
    </message>
    <message>
        <source>Copied. It runs the file as it was saved, without what was changed since.</source>
        <translation>Kopiert. Sie startet die Datei, wie sie gespeichert ist, ohne die Änderungen seither.</translation>
    </message>
    <message>
        <source>Copied. It runs the same file in a terminal.</source>
        <translation>Kopiert. Sie startet dieselbe Datei in einem Terminal.</translation>
    </message>
    <message>
        <source>What has begun is being completed. Abort drops what is queued.</source>
        <translation>Begonnenes wird fertig. Abbrechen verwirft, was in den Warteschlangen steht.</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 stays as it is. The items that are tried again go to %2.</source>
        <translation>%1 bleibt, wie es ist. Was wieder versucht wird, kommt nach %2.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ErrorListModel</name>
    <message>
        <source>Item: %1</source>
        <translation>Element: %1</translation>
    </message>
    <message>
        <source>Step: %1</source>
        <translation>Schritt: %1</translation>
    </message>
    <message>
        <source>Attempts: %1</source>
        <translation>Versuche: %1</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>Art: %1</translation>
    </message>
    <message>
        <source>Its input:</source>
        <translation>Seine Eingabe:</translation>
    </message>
    <message>
        <source>No item</source>
        <translation>Kein Element</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Step, kind, message, item</source>
        <translation>Schritt, Art, Meldung, Element</translation>
    </message>
    <message>
        <source>… (%1 in all)</source>
        <comment>a size</comment>
        <translation>… (insgesamt %1)</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ErrorPanel</name>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The chosen error</source>
        <translation>Der gewählte Fehler</translation>
    </message>
    <message>
        <source>Choose an item to see its input and what went wrong.</source>
        <translation>Wählen Sie ein Element, um seine Eingabe zu sehen und was schiefging.</translation>
    </message>
    <message>
        <source>Go to the step</source>
        <translation>Zum Schritt gehen</translation>
    </message>
    <message>
        <source>Export as JSON Lines…</source>
        <translation>Als JSON Lines exportieren …</translation>
    </message>
    <message>
        <source>No errors.</source>
        <translation>Keine Fehler.</translation>
    </message>
    <message numerus="yes">
        <source>%1 errors, the first %2 of them here.</source>
        <translation>
            <numerusform>%1 Fehler, davon hier %2.</numerusform>
            <numerusform>%1 Fehler, die ersten %2 davon hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s).</source>
        <translation>
            <numerusform>%n Fehler.</numerusform>
            <numerusform>%n Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the errors</source>
        <translation>Fehler exportieren</translation>
    </message>
    <message>
        <source>JSON Lines files (*.jsonl)</source>
        <translation>JSON-Lines-Dateien (*.jsonl)</translation>
    </message>
    <message>
        <source>Cannot write “%1”: %2</source>
        <translation>„%1“ lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Try these again</source>
        <translation>Diese erneut versuchen</translation>
    </message>
    <message>
        <source>Gives the chosen item, or those of the chosen group, to their step again.</source>
        <translation>Gibt das gewählte Element oder die der gewählten Gruppe noch einmal in ihren Schritt.</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Gives all items that failed to their steps again.</source>
        <translation>Gibt alle gescheiterten Elemente noch einmal in ihre Schritte.</translation>
    </message>
    <message>
        <source>All are in %1.</source>
        <translation>Alle stehen in %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be tried again from here: the item was not kept, or is too large.</source>
        <translation>
            <numerusform>%n davon kann von hier aus nicht erneut versucht werden: Das Element wurde nicht behalten oder ist zu groß.</numerusform>
            <numerusform>%n davon können von hier aus nicht erneut versucht werden: Die Elemente wurden nicht behalten oder sind zu groß.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::Exchange</name>
    <message>
        <source>that the step is bypassed</source>
        <translation>dass der Schritt umgangen wird</translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s): it has one</source>
        <translation>
            <numerusform>%n Worker: Er hat einen</numerusform>
            <numerusform>%n Worker: Er hat einen</numerusform>
        </translation>
    </message>
    <message>
        <source>the setting “%1”</source>
        <translation>die Einstellung „%1“</translation>
    </message>
    <message>
        <source>the link from “%1”: it takes no items</source>
        <translation>die Verbindung von „%1“: Er nimmt keine Elemente an</translation>
    </message>
    <message>
        <source>the link to “%1”: it hands on no items</source>
        <translation>die Verbindung zu „%1“: Er gibt keine Elemente weiter</translation>
    </message>
    <message>
        <source>the output “%1” of the link to “%2”</source>
        <translation>der Ausgang „%1“ der Verbindung zu „%2“</translation>
    </message>
</context>
<context>
    <name>paipa::ui::FieldRow</name>
    <message>
        <source>Differs from the default. Click to return to it.</source>
        <translation>Weicht von der Vorgabe ab. Klicken stellt sie wieder her.</translation>
    </message>
    <message>
        <source>Return to the default</source>
        <translation>Vorgabe wiederherstellen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Make a variable of this value</source>
        <translation>Aus diesem Wert eine Variable machen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::FileCommands</name>
    <message>
        <source>Pipelines (*.paipa);;All files (*)</source>
        <translation>Pipelines (*.paipa);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Sa&amp;mples</source>
        <translation>&amp;Beispiele</translation>
    </message>
    <message>
        <source>Open pipeline</source>
        <translation>Pipeline öffnen</translation>
    </message>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>„%1“ konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Another window has this file open. Save under another name to keep both.</source>
        <translation>Ein anderes Fenster hat diese Datei geöffnet. Speichern Sie unter anderem Namen, um beide zu behalten.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save pipeline</source>
        <translation>Pipeline speichern</translation>
    </message>
    <message>
        <source>“%1” was not saved.</source>
        <translation>„%1“ wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save changes?</source>
        <translation>Änderungen speichern?</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>„%1“ hat ungespeicherte Änderungen.</translation>
    </message>
    <message numerus="yes">
        <source>%n pipeline(s) had changes that were not saved when the program ended.</source>
        <translation>
            <numerusform>%n Pipeline hatte ungespeicherte Änderungen, als das Programm endete.</numerusform>
            <numerusform>%n Pipelines hatten ungespeicherte Änderungen, als das Programm endete.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>Ein anderes Programm hat die Datei geändert.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>Zeile %1: </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>“%1” could not be read.</source>
        <translation>„%1“ konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Earlier &amp;versions</source>
        <translation>Frühere &amp;Fassungen</translation>
    </message>
    <message>
        <source>The version of %1 could not be read.</source>
        <translation>Die Fassung vom %1 ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>Go back to the version of %1</source>
        <translation>Zur Fassung vom %1 zurückgehen</translation>
    </message>
    <message>
        <source>The file was deleted or moved away. What you see is still here.</source>
        <translation>Die Datei wurde gelöscht oder verschoben. Was Sie sehen, ist noch da.</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Wieder speichern</translation>
    </message>
    <message>
        <source>“%1” is running. Closing it ends the run.</source>
        <translation>„%1“ läuft gerade. Schließen beendet den Lauf.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Abort and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::HistoryModel</name>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>paipa::ui::HistoryPanel</name>
    <message>
        <source>Past runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Summary of the chosen run</source>
        <translation>Zusammenfassung des gewählten Laufs</translation>
    </message>
    <message>
        <source>Choose a run to see its summary.</source>
        <translation>Wählen Sie einen Lauf, um seine Zusammenfassung zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 items: %2 done, %3 failed, %4 skipped, %5 cancelled</source>
        <translation>
            <numerusform>%1 Element: %2 erledigt, %3 gescheitert, %4 übersprungen, %5 verworfen</numerusform>
            <numerusform>%1 Elemente: %2 erledigt, %3 gescheitert, %4 übersprungen, %5 verworfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory: at most %1</source>
        <translation>Speicher: höchstens %1</translation>
    </message>
    <message>
        <source>Open this run</source>
        <translation>Diesen Lauf öffnen</translation>
    </message>
    <message>
        <source>What was kept of this run cannot be read.</source>
        <translation>Was von diesem Lauf aufbewahrt wurde, ist nicht lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>%1 errors</source>
        <translation>
            <numerusform>%1 Fehler</numerusform>
            <numerusform>%1 Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workers at most</source>
        <translation>
            <numerusform>höchstens %1 Worker</numerusform>
            <numerusform>höchstens %1 Worker</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 in, %3 out, %4, %5</source>
        <comment>step of a past run; errors; workers</comment>
        <translation>%1: %2 ein, %3 aus, %4, %5</translation>
    </message>
    <message>
        <source>This run goes on.</source>
        <translation>Dieser Lauf geht noch weiter.</translation>
    </message>
    <message>
        <source>The program ended before this run did, so nothing was counted. The pipeline as it ran, and the items that failed, can be opened.</source>
        <translation>Das Programm endete vor diesem Lauf, darum wurde nichts gezählt. Die Pipeline, wie sie lief, und die gescheiterten Elemente lassen sich öffnen.</translation>
    </message>
</context>
<context>
    <name>paipa::ui::Inspector</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Stats</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Name of the step</source>
        <translation>Name des Schritts</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>A step that is not enabled does not run, nor does what only it feeds.</source>
        <translation>Ein inaktiver Schritt läuft nicht, und auch nicht, was nur er versorgt.</translation>
    </message>
    <message>
        <source>Bypass</source>
        <translation>Umgehen</translation>
    </message>
    <message>
        <source>Items pass this step unchanged.</source>
        <translation>Elemente gehen unverändert an diesem Schritt vorbei.</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename step</source>
        <translation>Schritt umbenennen</translation>
    </message>
    <message>
        <source>Nothing is known of steps of the type “%1”.</source>
        <translation>Über Schritte vom Typ „%1“ ist nichts bekannt.</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ItemPanel</name>
    <message>
        <source>Look again</source>
        <translation>Erneut hinsehen</translation>
    </message>
    <message>
        <source>Items of the link</source>
        <translation>Elemente der Verbindung</translation>
    </message>
    <message>
        <source>Shows the next items that pass.</source>
        <translation>Zeigt die nächsten Elemente, die durchlaufen.</translation>
    </message>
    <message>
        <source>Select a link while a run is on: here is what passes it. The run goes on.</source>
        <translation>Wählen Sie während eines Laufs eine Verbindung aus: Hier steht, was sie durchläuft. Der Lauf geht weiter.</translation>
    </message>
    <message>
        <source>From “%1” to “%2”</source>
        <comment>steps</comment>
        <translation>Von „%1“ zu „%2“</translation>
    </message>
    <message>
        <source>%1: this link is not part of the run.</source>
        <translation>%1: Diese Verbindung gehört nicht zum Lauf.</translation>
    </message>
    <message>
        <source>%1: nothing runs. Items show while a run is on.</source>
        <translation>%1: Es läuft nichts. Elemente zeigen sich während eines Laufs.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n item(s) that passed one after the other.</source>
        <translation>
            <numerusform>%1: %n Element, das durchlief.</numerusform>
            <numerusform>%1: %n Elemente, die nacheinander durchliefen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n item(s) passed since you look.</source>
        <translation>
            <numerusform>%1: %n Element lief durch, seit Sie hinsehen.</numerusform>
            <numerusform>%1: %n Elemente liefen durch, seit Sie hinsehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 wait in the queue.</source>
        <comment>items</comment>
        <translation>
            <numerusform>%1 von %2 wartet in der Warteschlange.</numerusform>
            <numerusform>%1 von %2 warten in der Warteschlange.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the run begins.</source>
        <translation>%1: Der Lauf beginnt.</translation>
    </message>
</context>
<context>
    <name>paipa::ui::LineEditor</name>
    <message>
        <source>Text with {fields}</source>
        <translation>Text mit {Feldern}</translation>
    </message>
    <message>
        <source>Expression over the fields of the item</source>
        <translation>Ausdruck über die Felder des Elements</translation>
    </message>
    <message>
        <source>Name of a field</source>
        <translation>Name eines Feldes</translation>
    </message>
</context>
<context>
    <name>paipa::ui::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What happens in a run is noted here.</source>
        <translation>Hier steht, was in einem Lauf geschieht.</translation>
    </message>
    <message>
        <source>A run begins.</source>
        <translation>Ein Lauf beginnt.</translation>
    </message>
    <message>
        <source>A run of “%1” begins.</source>
        <translation>Ein Lauf von „%1“ beginnt.</translation>
    </message>
    <message>
        <source>More errors are in the list of errors.</source>
        <translation>Weitere Fehler stehen in der Fehlerliste.</translation>
    </message>
</context>
<context>
    <name>paipa::ui::MainWindow</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>%1[*] – Paipa Studio</source>
        <translation>%1[*] – Paipa Studio</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Paipa Studio %1. Runs batches of work as pipelines. Licence: Apache 2.0.</source>
        <translation>Paipa Studio %1. Erledigt große Mengen von Arbeit mit Pipelines. Lizenz: Apache 2.0.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>paipa::ui::Manual</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>paipa::ui::MemoryGauge</name>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>The queues hold %1 of at most %2. Paipa uses %3 of memory, %4 at most so far.</source>
        <translation>Die Warteschlangen halten %1 von höchstens %2. Paipa belegt %3 Speicher, bisher höchstens %4.</translation>
    </message>
    <message>
        <source>Queues %1 of %2</source>
        <translation>Warteschlangen %1 von %2</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>Speicher %1</translation>
    </message>
</context>
<context>
    <name>paipa::ui::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>Übersichtskarte</translation>
    </message>
</context>
<context>
    <name>paipa::ui::NodePainter</name>
    <message>
        <source>bypassed</source>
        <translation>umgangen</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Engpass</translation>
    </message>
</context>
<context>
    <name>paipa::ui::NumberEditor</name>
    <message>
        <source> px</source>
        <comment>unit behind a number</comment>
        <translation> px</translation>
    </message>
    <message>
        <source> %</source>
        <comment>unit behind a number</comment>
        <translation> %</translation>
    </message>
    <message numerus="yes">
        <source> items</source>
        <comment>unit behind a number</comment>
        <translation>
            <numerusform> Element</numerusform>
            <numerusform> Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> lines</source>
        <comment>unit behind a number</comment>
        <translation>
            <numerusform> Zeile</numerusform>
            <numerusform> Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> columns</source>
        <comment>unit behind a number</comment>
        <translation>
            <numerusform> Spalte</numerusform>
            <numerusform> Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> attempts</source>
        <comment>unit behind a number</comment>
        <translation>
            <numerusform> Versuch</numerusform>
            <numerusform> Versuche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::Outline</name>
    <message>
        <source>Outline</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>paipa::ui::OutlineModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Versorgt</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>bypassed</source>
        <translation>umgangen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>paipa::ui::PastRunView</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors (%1)</source>
        <translation>Fehler (%1)</translation>
    </message>
    <message>
        <source>‹ All runs</source>
        <translation>‹ Alle Läufe</translation>
    </message>
    <message>
        <source>The run of %1. Nothing in it can be changed.</source>
        <translation>Der Lauf von %1. Nichts an ihm lässt sich ändern.</translation>
    </message>
</context>
<context>
    <name>paipa::ui::PathLine</name>
    <message>
        <source>Browse</source>
        <translation>Durchsuchen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Type or drop a folder</source>
        <translation>Ordner eingeben oder ablegen</translation>
    </message>
    <message>
        <source>Type or drop a file</source>
        <translation>Datei eingeben oder ablegen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::PipelineCommands</name>
    <message>
        <source>Add “%1”</source>
        <translation>„%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Insert “%1”</source>
        <translation>„%1“ einfügen</translation>
    </message>
    <message>
        <source>Link steps</source>
        <translation>Schritte verbinden</translation>
    </message>
    <message>
        <source>Move link</source>
        <translation>Verbindung verlegen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n step(s)</source>
        <translation>
            <numerusform>%n Schritt löschen</numerusform>
            <numerusform>%n Schritte löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n link(s)</source>
        <translation>
            <numerusform>%n Verbindung löschen</numerusform>
            <numerusform>%n Verbindungen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n step(s)</source>
        <translation>
            <numerusform>%n Schritt duplizieren</numerusform>
            <numerusform>%n Schritte duplizieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n step(s)</source>
        <translation>
            <numerusform>%n Schritt einfügen</numerusform>
            <numerusform>%n Schritte einfügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n step(s)</source>
        <translation>
            <numerusform>%n Schritt verschieben</numerusform>
            <numerusform>%n Schritte verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Enable %n step(s)</source>
        <translation>
            <numerusform>%n Schritt aktivieren</numerusform>
            <numerusform>%n Schritte aktivieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %n step(s)</source>
        <translation>
            <numerusform>%n Schritt deaktivieren</numerusform>
            <numerusform>%n Schritte deaktivieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bypass %n step(s)</source>
        <translation>
            <numerusform>%n Schritt umgehen</numerusform>
            <numerusform>%n Schritte umgehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop bypassing %n step(s)</source>
        <translation>
            <numerusform>%n Schritt nicht mehr umgehen</numerusform>
            <numerusform>%n Schritte nicht mehr umgehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Change workers</source>
        <translation>Worker ändern</translation>
    </message>
    <message>
        <source>Rename step</source>
        <translation>Schritt umbenennen</translation>
    </message>
    <message>
        <source>Change setting</source>
        <translation>Einstellung ändern</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Anordnen</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Add frame</source>
        <translation>Rahmen hinzufügen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>Rename frame</source>
        <translation>Rahmen umbenennen</translation>
    </message>
    <message>
        <source>Resize frame</source>
        <translation>Rahmengröße ändern</translation>
    </message>
    <message>
        <source>Resize note</source>
        <translation>Notizgröße ändern</translation>
    </message>
    <message>
        <source>“%1” cannot be bypassed: it has no output to which its items could pass. D disables it.</source>
        <translation>„%1“ lässt sich nicht umgehen: Er hat keinen Ausgang, an den seine Elemente gehen könnten. D macht ihn inaktiv.</translation>
    </message>
    <message>
        <source>“%1” cannot be bypassed: it has no input from which items could pass. D disables it.</source>
        <translation>„%1“ lässt sich nicht umgehen: Er hat keinen Eingang, von dem Elemente kommen könnten. D macht ihn inaktiv.</translation>
    </message>
    <message>
        <source>Replace “%1”</source>
        <translation>„%1“ ersetzen</translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>Change to “%1”</source>
        <translation>In „%1“ ändern</translation>
    </message>
    <message>
        <source>Rename to “%1”</source>
        <translation>In „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Move into “%1”</source>
        <translation>Nach „%1“ verschieben</translation>
    </message>
    <message>
        <source>Add variable “%1”</source>
        <translation>Variable „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>A name consists of letters from a to z, digits, “-” and “_”, and begins with a letter or a digit.</source>
        <translation>Ein Name besteht aus Buchstaben von a bis z, Ziffern, „-“ und „_“ und beginnt mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>There is a variable “%1” already.</source>
        <translation>Eine Variable „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Rename variable “%1”</source>
        <translation>Variable „%1“ umbenennen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a step and its setting</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Remove variable “%1”</source>
        <translation>Variable „%1“ entfernen</translation>
    </message>
    <message>
        <source>Change variable “%1”</source>
        <translation>Variable „%1“ ändern</translation>
    </message>
    <message>
        <source>Change help of variable “%1”</source>
        <translation>Hilfe der Variable „%1“ ändern</translation>
    </message>
    <message>
        <source>Make variable “%1”</source>
        <translation>Variable „%1“ anlegen</translation>
    </message>
    <message numerus="yes">
        <source>Move %n link(s)</source>
        <translation>
            <numerusform>%n Verbindung verlegen</numerusform>
            <numerusform>%n Verbindungen verlegen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::PipelineDocument</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Reload the file</source>
        <translation>Datei neu laden</translation>
    </message>
    <message>
        <source>Save in another folder</source>
        <translation>In anderem Ordner speichern</translation>
    </message>
</context>
<context>
    <name>paipa::ui::PipelineForm</name>
    <message>
        <source>A name for people</source>
        <translation>Ein Name für Menschen</translation>
    </message>
    <message>
        <source>Name of the pipeline</source>
        <translation>Name der Pipeline</translation>
    </message>
    <message>
        <source>Select a step to see and change its settings.</source>
        <translation>Wählen Sie einen Schritt, um seine Einstellungen zu sehen und zu ändern.</translation>
    </message>
    <message>
        <source>Rename pipeline</source>
        <translation>Pipeline umbenennen</translation>
    </message>
    <message>
        <source>Most failures in the whole run</source>
        <translation>Höchstzahl gescheiterter Elemente im ganzen Lauf</translation>
    </message>
    <message>
        <source>If all steps together set more items aside, the run ends: a number, or from the 100th item on a share such as 5 % of what the sources made; 5 % after 20 counts from the 20th on. Empty: any number.</source>
        <translation>Legen alle Schritte zusammen mehr Elemente beiseite, endet der Lauf: eine Anzahl oder ab dem 100. Element ein Anteil wie 5 % dessen, was die Quellen erzeugt haben; „5 % after 20“ zählt ab dem 20. Leer: beliebig viele.</translation>
    </message>
    <message>
        <source>This must be a number of items, or a share such as 5 %.</source>
        <translation>Hier wird eine Anzahl von Elementen oder ein Anteil wie 5 % gebraucht.</translation>
    </message>
    <message>
        <source>Change how many failures end a run</source>
        <translation>Ändern, wie viele gescheiterte Elemente einen Lauf beenden</translation>
    </message>
</context>
<context>
    <name>paipa::ui::PreviewPanel</name>
    <message>
        <source>Items of the preview</source>
        <translation>Elemente der Vorschau</translation>
    </message>
    <message numerus="yes">
        <source>Shows what comes out of this step for the first %n item(s). Nothing is written.</source>
        <translation>
            <numerusform>Zeigt, was für das erste Element aus diesem Schritt kommt. Nichts wird geschrieben.</numerusform>
            <numerusform>Zeigt, was für die ersten %n Elemente aus diesem Schritt kommt. Nichts wird geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the first items…</source>
        <translation>Die ersten Elemente werden betrachtet …</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) came out of this step.</source>
        <translation>
            <numerusform>%n Element kam aus diesem Schritt.</numerusform>
            <numerusform>%n Elemente kamen aus diesem Schritt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This step writes, so it did not run: %n item(s) would reach it.</source>
        <translation>
            <numerusform>Dieser Schritt schreibt, darum lief er nicht: %n Element würde ihn erreichen.</numerusform>
            <numerusform>Dieser Schritt schreibt, darum lief er nicht: %n Elemente würden ihn erreichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Preview (F7)</source>
        <translation>Vorschau (F7)</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ProblemChip</name>
    <message>
        <source>Go to the next problem (F8)</source>
        <translation>Zum nächsten Problem gehen (F8)</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>There is no obvious remedy</source>
        <translation>Was hilft, liegt nicht auf der Hand</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ProblemModel</name>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Abhilfe</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ProblemNote</name>
    <message>
        <source>Change the pipeline so that this problem goes away</source>
        <translation>Die Pipeline so ändern, dass dieses Problem verschwindet</translation>
    </message>
</context>
<context>
    <name>paipa::ui::QuantityEditor</name>
    <message>
        <source>such as 250 ms or 1.5 min</source>
        <translation>etwa 250 ms oder 1.5 min</translation>
    </message>
    <message>
        <source>such as 512 or 64 MiB</source>
        <translation>etwa 512 oder 64 MiB</translation>
    </message>
</context>
<context>
    <name>paipa::ui::QuickAdd</name>
    <message>
        <source>Add a step: type to search</source>
        <translation>Schritt hinzufügen: zum Suchen tippen</translation>
    </message>
    <message>
        <source>Search steps</source>
        <translation>Schritte suchen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::RecordTableModel</name>
    <message>
        <source>%1 of bytes</source>
        <translation>%1 Bytes</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ResultDock</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Hide the results</source>
        <translation>Ergebnisse ausblenden</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ResultTabs</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of a tab, count</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
</context>
<context>
    <name>paipa::ui::RunLoad</name>
    <message>
        <source>Workers %1/%2  ·  Memory %3</source>
        <comment>busy, all</comment>
        <translation>Worker %1/%2  ·  Speicher %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 workers are busy; Paipa uses %3 of memory.</source>
        <translation>
            <numerusform>%1 von %2 Worker ist beschäftigt; Paipa belegt %3 Speicher.</numerusform>
            <numerusform>%1 von %2 Workern sind beschäftigt; Paipa belegt %3 Speicher.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::RunPanel</name>
    <message>
        <source>Nothing has run yet. F5 runs what you see, saved or not.</source>
        <translation>Noch lief nichts. F5 startet, was Sie sehen, gespeichert oder nicht.</translation>
    </message>
    <message>
        <source>Filter steps</source>
        <translation>Schritte filtern</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Steps of the run</source>
        <translation>Schritte des Laufs</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>Als CSV &amp;exportieren …</translation>
    </message>
    <message>
        <source>One worker &amp;more</source>
        <translation>Ein Worker &amp;mehr</translation>
    </message>
    <message>
        <source>One worker &amp;less</source>
        <translation>Ein Worker &amp;weniger</translation>
    </message>
    <message>
        <source>&amp;Show on the canvas</source>
        <translation>Auf der Zeichenfläche &amp;zeigen</translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation>%1 vergangen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>Try %n worker(s)</source>
        <translation>
            <numerusform>%n Worker versuchen</numerusform>
            <numerusform>%n Worker versuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the run table</source>
        <translation>Tabelle des Laufs exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Cannot write “%1”: %2</source>
        <translation>„%1“ lässt sich nicht schreiben: %2</translation>
    </message>
</context>
<context>
    <name>paipa::ui::RunStatus</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <translation>Engpass: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>paipa::ui::SettingsForm</name>
    <message>
        <source>This Paipa does not know steps of the type “%1”. Its settings are kept as they are.</source>
        <translation>Dieses Paipa kennt keine Schritte vom Typ „%1“. Die Einstellungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Workers and queue</source>
        <translation>Worker und Warteschlange</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>What others should know of this step</source>
        <translation>Was andere über diesen Schritt wissen sollten</translation>
    </message>
    <message>
        <source>Change notes</source>
        <translation>Notizen ändern</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message numerus="yes">
        <source>Options, %n changed</source>
        <translation>
            <numerusform>Optionen, %n geändert</numerusform>
            <numerusform>Optionen, %n geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>live</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>A run goes on: workers change at once, everything else counts for the next run.</source>
        <translation>Ein Lauf ist im Gange: Worker ändern sich sofort, alles andere gilt ab dem nächsten Lauf.</translation>
    </message>
</context>
<context>
    <name>paipa::ui::StartPage</name>
    <message>
        <source>Drop a folder, a file or a pipeline here</source>
        <translation>Ordner, Datei oder Pipeline hier ablegen</translation>
    </message>
    <message>
        <source>Space adds a step, F5 runs. Or drag steps from the list on the left.</source>
        <translation>Leertaste fügt einen Schritt hinzu, F5 startet. Oder ziehen Sie Schritte aus der Liste links.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>paipa::ui::StatsView</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>This step has not run yet.</source>
        <translation>Dieser Schritt lief noch nicht.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Time for an item</source>
        <translation>Zeit je Element</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Waiting for input</source>
        <translation>Wartet auf Eingang</translation>
    </message>
    <message>
        <source>Blocked by output</source>
        <translation>Blockiert am Ausgang</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Queue, memory</source>
        <translation>Warteschlange, Speicher</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>items per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Half of the items take</source>
        <translation>Die Hälfte der Elemente</translation>
    </message>
    <message>
        <source>95 of 100 items take</source>
        <translation>95 von 100 Elementen</translation>
    </message>
    <message>
        <source>Time on processors</source>
        <translation>Zeit auf Prozessoren</translation>
    </message>
    <message>
        <source>at most %1 ms</source>
        <translation>höchstens %1 ms</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>By the rate of the step, or by its pauses after failures</source>
        <translation>Durch die Rate des Schritts oder seine Pausen nach Fehlversuchen</translation>
    </message>
    <message>
        <source>Pauses after failures</source>
        <translation>Pausen nach Fehlversuchen</translation>
    </message>
    <message>
        <source>Waiting for a retry</source>
        <translation>Warten auf eine Wiederholung</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1, goes on in %2 s</source>
        <translation>%1, weiter in %2 s</translation>
    </message>
    <message>
        <source>%1, tries one item</source>
        <translation>%1, versucht ein Element</translation>
    </message>
</context>
<context>
    <name>paipa::ui::StepPalette</name>
    <message>
        <source>Search steps</source>
        <translation>Schritte suchen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>&amp;Add to the pipeline</source>
        <translation>Zur Pipeline &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove from favourites</source>
        <translation>Aus Favoriten &amp;entfernen</translation>
    </message>
    <message>
        <source>Add to &amp;favourites</source>
        <translation>Zu &amp;Favoriten hinzufügen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::StepTableModel</name>
    <message>
        <source>%1 busy, %2 waiting, %3 blocked</source>
        <translation>%1 arbeitend, %2 wartend, %3 blockiert</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>items in the queue; its limit</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>This step always has one worker.</source>
        <translation>Dieser Schritt hat immer einen Worker.</translation>
    </message>
    <message>
        <source>Changes while the run goes on: click − or +, or press these keys.</source>
        <translation>Ändert sich während des Laufs: − oder + anklicken oder diese Tasten drücken.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 items and %3 of %4 wait in front of this step.</source>
        <translation>
            <numerusform>%1 von %2 Element und %3 von %4 warten vor diesem Schritt.</numerusform>
            <numerusform>%1 von %2 Elementen und %3 von %4 warten vor diesem Schritt.</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Rate, last minute</source>
        <translation>Tempo, letzte Minute</translation>
    </message>
    <message>
        <source>Busy | waiting | blocked</source>
        <translation>Arbeitet | wartet | blockiert</translation>
    </message>
    <message>
        <source>ms/item</source>
        <translation>ms/Element</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Queue, bytes</source>
        <translation>Warteschlange, Bytes</translation>
    </message>
    <message>
        <source>Set workers of %1</source>
        <translation>Worker von %1 setzen</translation>
    </message>
    <message>
        <source>Half of the items take at most %1 ms, 95 of 100 at most %2 ms.</source>
        <translation>Die Hälfte der Elemente braucht höchstens %1 ms, 95 von 100 höchstens %2 ms.</translation>
    </message>
    <message>
        <source>This step does not take items one by one.</source>
        <translation>Dieser Schritt nimmt Elemente nicht einzeln an.</translation>
    </message>
    <message>
        <source>100 % is one processor.</source>
        <translation>100 % sind ein Prozessor.</translation>
    </message>
    <message>
        <source>Counts for “%1”, in whose workers it runs.</source>
        <translation>Zählt bei „%1“, in dessen Workern er läuft.</translation>
    </message>
    <message>
        <source>p50 ms</source>
        <translation>p50 ms</translation>
    </message>
    <message>
        <source>p95 ms</source>
        <translation>p95 ms</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
</context>
<context>
    <name>paipa::ui::StepTypeModel</name>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
</context>
<context>
    <name>paipa::ui::TextListEditor</name>
    <message>
        <source>One per line</source>
        <translation>Eines pro Zeile</translation>
    </message>
</context>
<context>
    <name>paipa::ui::TextMapEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>Zeile entfernen</translation>
    </message>
</context>
<context>
    <name>paipa::ui::ThroughputChart</name>
    <message>
        <source>Throughput of the run</source>
        <translation>Durchsatz des Laufs</translation>
    </message>
    <message>
        <source>Items done per second since the run began. Now: %1</source>
        <translation>Erledigte Elemente pro Sekunde seit Beginn. Jetzt: %1</translation>
    </message>
</context>
<context>
    <name>paipa::ui::TrustBar</name>
    <message>
        <source>&amp;Trust and go on</source>
        <translation>&amp;Vertrauen und weiter</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Jetzt nicht</translation>
    </message>
    <message>
        <source>“%1” was not made here. Nothing of it has run. It would:</source>
        <translation>„%1“ wurde nicht hier erstellt. Nichts davon ist gelaufen. Es würde:</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Schreiben nach</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Lesen aus</translation>
    </message>
    <message>
        <source>Connect to</source>
        <translation>Verbinden mit</translation>
    </message>
    <message>
        <source>Run programs</source>
        <translation>Programme starten</translation>
    </message>
    <message>
        <source>Evaluate scripts</source>
        <translation>Skripte auswerten</translation>
    </message>
    <message>
        <source>Get environment variables</source>
        <translation>Umgebungsvariablen erhalten</translation>
    </message>
    <message>
        <source>Touch nothing outside of Paipa.</source>
        <translation>Nichts außerhalb von Paipa berühren.</translation>
    </message>
    <message>
        <source>whatever its items name</source>
        <translation>was seine Elemente nennen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::VariableList</name>
    <message>
        <source>&amp;Add variable</source>
        <translation>&amp;Variable hinzufügen</translation>
    </message>
    <message>
        <source>A setting that contains ${name} takes the value of that variable, so that the same pipeline serves for other folders and sizes. Right-click a setting to make a variable of its value.</source>
        <translation>Eine Einstellung, in der ${name} steht, nimmt den Wert dieser Variable. So dient dieselbe Pipeline auch für andere Ordner und Größen. Ein Rechtsklick auf eine Einstellung macht aus ihrem Wert eine Variable.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>variable</source>
        <comment>the name of a new one, a to z</comment>
        <translation>variable</translation>
    </message>
    <message>
        <source>“%1” is gone, but these still refer to it: %2.</source>
        <translation>„%1“ ist weg, wird aber noch verwendet: %2.</translation>
    </message>
</context>
<context>
    <name>paipa::ui::VariableRow</name>
    <message>
        <source>What it is for</source>
        <translation>Wozu sie dient</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Asked at each run</source>
        <translation>Wird je Lauf erfragt</translation>
    </message>
    <message>
        <source>Name of the variable “%1”</source>
        <translation>Name der Variable „%1“</translation>
    </message>
    <message>
        <source>Kind of the variable “%1”</source>
        <translation>Art der Variable „%1“</translation>
    </message>
    <message>
        <source>What the variable “%1” is for</source>
        <translation>Wozu die Variable „%1“ dient</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Value of the variable “%1”</source>
        <translation>Wert der Variable „%1“</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>paipa::ui::VariablesBar</name>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This run needs:</source>
        <translation>Dieser Lauf braucht:</translation>
    </message>
    <message>
        <source>“%1” needs a value.</source>
        <translation>„%1“ braucht einen Wert.</translation>
    </message>
</context>
</TS>
